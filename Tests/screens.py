#!/usr/bin/env python3
"""Draws what the tool prints, to be looked at: Tests/screens.py FOLDER [JWTSCOPE]

Writes one picture for each command, at 40, 80 and 120 columns, light and dark, as SVG; and as PNG
where a Chromium is installed.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PACKAGE / ".ci"))
from terminal_svg import draw, folded, runs  # noqa: E402

AT = "--at 2026-01-01T00:30:00Z"
VERIFY = f"{AT} --jwks samples/keys/jwks.json"
COMMANDS = {
    "decode": f"decode samples/tokens/with-scopes.jwt {AT}",
    "accepted": f"verify samples/tokens/with-scopes.jwt {VERIFY} --scope com.example.photos/read",
    "missing": f"verify samples/tokens/without-scopes.jwt {VERIFY} --scope com.example.photos/read",
    "near-miss": f"verify samples/tokens/near-miss.jwt {VERIFY} --scope com.example.photos/read",
    "other-pool": f"verify samples/tokens/with-scopes.jwt {VERIFY} --user-pool-id us-east-1_Other --client-id other",
    "unknown-key": f"verify samples/tokens/unknown-kid.jwt {VERIFY}",
    "diff": "diff samples/tokens/without-scopes.jwt samples/tokens/with-scopes.jwt",
    "keys": "keys samples/keys/jwks.json",
    "preview": "trigger preview samples/trigger/responses/reserved-claims.json --scope a/b",
    "explain": "explain scope-missing",
    "help": "verify --help",
}


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    tool = sys.argv[2] if len(sys.argv) > 2 else "jwtscope"
    browser = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
    for name, command in COMMANDS.items():
        for columns in (40, 80, 120):
            words = command.split() + ([] if name == "help" else ["--color", "always"])
            result = subprocess.run(
                [tool, *words], cwd=PACKAGE, env=dict(os.environ, COLUMNS=str(columns)),
                stdout=subprocess.PIPE, text=True,
            )  # fmt: skip
            lines = []
            for line in result.stdout.splitlines():
                lines += folded(runs(line), columns)
            for theme in ("light", "dark"):
                picture = folder / f"{name}-{columns}-{theme}.svg"
                picture.write_text(draw(lines, name, columns, [theme]))
                if browser:
                    photograph(browser, picture)


def photograph(browser: str, picture: Path) -> None:
    width, height = picture.read_text().split('viewBox="0 0 ')[1].split('"')[0].split()
    subprocess.run(
        [
            browser, "--headless", "--no-sandbox", "--hide-scrollbars", "--disable-gpu",
            f"--window-size={width},{height}", f"--screenshot={picture.with_suffix('.png')}",
            picture.resolve().as_uri(),
        ],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True,
    )  # fmt: skip


main()

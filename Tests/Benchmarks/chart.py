#!/usr/bin/env python3
"""Draws the rows of peers.sh as SVG: chart.py <peers.tsv >peers.svg"""

import html
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / ".ci"))
from terminal_svg import THEMES  # noqa: E402

ROW, TEXT, BAR, VALUE, MARGIN = 24, 230, 190, 70, 18
PANELS = [(4, "one token: shorter is better"), (6, "many tokens: longer is better")]
WIDTH = 2 * MARGIN + TEXT + len(PANELS) * (BAR + VALUE)


def style(theme: dict[str, str]) -> str:
    colors = {"t": theme["text"], "f": theme["2"], "w": theme["ground"], "o": theme["32"], "b": theme["prompt"]}
    return "".join(f".{name}{{fill:{color}}}" for name, color in colors.items())


def text(x: float, y: float, words: str, kind: str = "t") -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" class="{kind}">{html.escape(words)}</text>'


def panel(rows: list[list[str]], column: int, title: str, left: float) -> list[str]:
    values = [float(row[column]) for row in rows]
    longest = max(values)
    drawn = [text(left, MARGIN + 12, title, "f")]
    for number, (row, value) in enumerate(zip(rows, values)):
        y = MARGIN + (number + 1) * ROW + 4
        width = max(value / longest * BAR, 1)
        kind = "o" if "jwtscope" in row[0] else "b"
        drawn.append(f'<rect x="{left:.0f}" y="{y}" width="{width:.1f}" height="{ROW - 8}" rx="2" class="{kind}"/>')
        drawn.append(text(left + width + 6, y + 13, f"{value:.3g} ×"))
    return drawn


def main() -> None:
    rows = [line.rstrip("\n").split("\t") for line in sys.stdin]
    height = 2 * MARGIN + (len(rows) + 2) * ROW
    drawn = []
    for number, row in enumerate(rows):
        drawn.append(text(MARGIN, MARGIN + (number + 1) * ROW + 17, row[0].replace("**", "")))
    for number, (column, title) in enumerate(PANELS):
        drawn += panel(rows, column, title, MARGIN + TEXT + number * (BAR + VALUE))
    note = "× the C program on libcrypto, in processor time. Programs that verify one token run in a loop for many."
    drawn.append(text(MARGIN, MARGIN + (len(rows) + 2) * ROW, note, "f"))
    light = f"@media(prefers-color-scheme:light){{{style(THEMES['light'])}}}"
    print(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img" aria-label="jwtscope and other verifiers of tokens, in multiples of a minimal C program">\n'
        f"<style>text{{font:13px system-ui,'DejaVu Sans',sans-serif}}{style(THEMES['dark'])}{light}</style>\n"
        f'<rect class="w" width="100%" height="100%" rx="8"/>\n' + "\n".join(drawn) + "\n</svg>"
    )


main()

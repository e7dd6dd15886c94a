"""The copy of the package that contains all changes."""

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

import finder

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / ".build/mutation"
# The files of this tool that affect what a change does.
MAKING = {
    "changes.py",
    "places.py",
    "source.py",
    "blocks.py",
    "finder.py",
    "swift_tokens.py",
    "Mutant.swift",
}
CONFIGURATION = ["-c", "release", "-Xswiftc", "-enable-testing"]

# The areas and their files: a folder, or the name of a file in any folder.
AREAS = {
    "JSON": ["JSON/"],
    "JOSE": ["JOSE/"],
    "OpenSSL": ["OpenSSL/"],
    "checks": ["Verification/", "Report/", "ScopeSet.swift"],
    "SignIn": ["SignIn/"],
    "Redaction": ["Redaction.swift"],
    "VisibleText": ["VisibleText.swift"],
    "Curl": ["Curl.swift"],
    "JWKSLocation": ["JWKSLocation.swift", "WebAddress.swift"],
}


def area(path):
    """Returns the area of a source file. An area of the file comes before one of its folder."""
    folder, name = path.rsplit("/", 1)
    for title, members in AREAS.items():
        if name in members:
            return title
    for title, members in AREAS.items():
        if any(member == folder.rsplit("/", 1)[-1] + "/" for member in members):
            return title
    return None


def files():
    """Returns the files that git tracks, or would add, in this tree."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return sorted({name for name in listed.split("\0") if name and os.path.lexists(ROOT / name)})


def digest():
    """Returns a hash of everything that a test depends on, and of how changes are made."""
    whole = hashlib.sha256()
    for name in files():
        own = name.startswith("Tests/Mutation/")
        if name.startswith(("Sources/", "Tests/", "samples/", "Package")) and (
            not own or name.rsplit("/", 1)[-1] in MAKING
        ):
            path = ROOT / name
            content = os.readlink(path).encode() if path.is_symlink() else path.read_bytes()
            whole.update(name.encode() + b"\0" + content)
    return whole.hexdigest()


def find():
    """Returns all places, numbered. An area without any is an error in this tool."""
    found = []
    for name in files():
        if name.startswith("Sources/") and name.endswith(".swift") and area(name):
            found += finder.Finder(name, (ROOT / name).read_text()).find()
    for number, place in enumerate(found):
        place.number, place.area = number, area(place.file)
    missing = set(AREAS) - {place.area for place in found}
    if missing:
        raise SystemExit(
            f"mutation.py: nothing to change in {', '.join(sorted(missing))}: see AREAS"
        )
    return found


class Copy:
    """A copy of the package in a separate folder, with its own build."""

    def __init__(self, name):
        self.folder = HOME / name
        self.scratch = HOME / f"{name}-build"
        self.products = self.scratch / "release"

    def write(self, changed):
        """Updates the copy, with these texts instead of files."""
        wanted = set(files())
        for name in wanted:
            target, path = self.folder / name, ROOT / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if path.is_symlink():
                if not target.is_symlink() or os.readlink(target) != os.readlink(path):
                    target.unlink(missing_ok=True)
                    target.symlink_to(os.readlink(path))
                continue
            content = changed[name].encode() if name in changed else path.read_bytes()
            if name == "Package.swift":
                content = re.sub(
                    rb"  \.(strictMemorySafety|treatAllWarnings)\(.*\),\n", b"", content
                )
            if not target.exists() or target.read_bytes() != content:
                target.write_bytes(content)
                shutil.copymode(path, target)
        for name, text in changed.items():
            if name not in wanted:
                target = self.folder / name
                if not target.exists() or target.read_text() != text:
                    target.write_text(text)
        for path in sorted((self.folder / "Sources").rglob("*")) + sorted(
            (self.folder / "Tests").rglob("*")
        ):
            name = str(path.relative_to(self.folder))
            if not path.is_dir() and name not in wanted and name not in changed:
                path.unlink()

    def build(self, *arguments):
        """Returns the compiler's output, or None if the build succeeded."""
        command = [
            "nice",
            "swift",
            "build",
            "--package-path",
            self.folder,
            "--scratch-path",
            self.scratch,
        ]
        result = subprocess.run(
            [*command, *CONFIGURATION, "-j", "2", *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        return None if result.returncode == 0 else result.stdout + result.stderr

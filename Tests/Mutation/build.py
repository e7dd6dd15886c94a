"""Builds the copy with all changes that compile, and finds those that do not."""

import json
import os
import re
from pathlib import Path

import places as writing
from package import HOME, ROOT, Copy


def switched(places):
    """Returns the copy's files with these changes, each switched on by its number."""
    texts, declarations = {}, {}
    for name in sorted({place.file for place in places}):
        of_file = [place for place in places if place.file == name]
        texts[name] = writing.rewritten((ROOT / name).read_text(), of_file)
        module = "/".join(name.split("/")[:2])
        for place in of_file:
            for text in place.declarations:
                declarations.setdefault(module, []).append(writing.filled(text, place))
    runtime = (Path(__file__).parent / "Mutant.swift").read_text()
    for module in {"/".join(place.file.split("/")[:2]) for place in places}:
        texts[f"{module}/Mutant.swift"] = (
            runtime + "\n" + "\n".join(declarations.get(module, [])) + "\n"
        )
    return texts


def build_switched(found, log):
    """Builds all changes that compile into one copy. Returns the numbers of the others."""
    copy = Copy("package")
    known = HOME / "uncompiled.json"
    keys = set(map(tuple, json.loads(known.read_text()))) if known.exists() else set()
    dropped = {place.number for place in found if place.key in keys}
    while True:
        kept = [place for place in found if place.number not in dropped]
        copy.write(switched(kept))
        errors = None
        for target in [["--target", "CognitoToken"], ["--target", "jwtscope"], ["--build-tests"]]:
            errors = copy.build(*target)
            if errors:
                break
        if not errors:
            break
        guilty = blamed(errors, copy, kept)
        if not guilty:
            (HOME / "build.log").write_text(errors)
            raise SystemExit(f"mutation.py: the copy does not build: see {HOME / 'build.log'}")
        dropped |= guilty
        log(f"{len(guilty)} changes do not compile; {len(dropped)} in all")
        keys |= {place.key for place in found if place.number in guilty}
        known.write_text(json.dumps(sorted(keys)))
    return copy, dropped


def blamed(errors, copy, places):
    """Returns the changes that probably caused the compiler's errors, by their places."""
    guilty = set()
    found = re.findall(r"^(/[^:\n]+\.swift):(\d+):\d+: error: (.*)$", errors, re.M)
    for path, line, message in sorted(set(found)):
        name = os.path.relpath(path, copy.folder)
        if name.endswith("/Mutant.swift"):
            text = Path(path).read_text().split("\n")[int(line) - 1]
            numbers = {int(number) for number in re.findall(r"(?:isMutant|isKept)\((\d+)\)", text)}
            guilty |= numbers & {place.number for place in places}
        else:
            of_file = [place for place in places if place.file == name]
            at = pointed_at(of_file, int(line), message)
            suspects = min((suspicion(place) for place in at), default=0)
            guilty |= {place.number for place in at if suspicion(place) == suspects}
    return with_partners(guilty, places)


def pointed_at(places, line, message):
    """Returns the changes in the line of an error, or those that may have caused it."""
    if "must be exhaustive" in message:
        cases = [p for p in places if p.kind.startswith("case") and 0 <= p.line - line < 40]
        if cases:
            return cases
    if "initializ" in message:
        # The error is where the value is missing: a dropped statement above should have set it.
        above = [p for p in places if p.kind.startswith("statement") and 0 <= line - p.line <= 30]
        if above:
            return above
    at = [p for p in places if p.line == line]
    around = [p for p in places if p.first_line <= line <= p.last_line]
    nearest = max((p.line for p in places if p.line < line), default=0)
    return at or around or [p for p in places if p.line == nearest]


def suspicion(place):
    """An error is about a whole expression, so the changes to its form are tried first."""
    for rank, beginning in enumerate(
        [
            "statement",
            "element",
            "case",
            "contains",
            "allSatisfy",
            "condition",
            "where",
            "if to never",
            "?:",
        ]
    ):
        if place.kind.startswith(beginning):
            return rank
    return 100


def with_partners(numbers, places):
    """Two changes of one operator share its declaration, so both are dropped."""
    partners = set()
    for place in places:
        if place.number in numbers:
            if not place.edits:
                partners.add(place.number - 1)
            elif any("§m" in text for text in place.declarations):
                partners.add(place.number + 1)
    return numbers | partners

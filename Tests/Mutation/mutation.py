"""Changes one place of the sources at a time and runs the tests: see run.sh."""

import argparse
import fcntl
import hashlib
import json
import re
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import build
import package
import places as writing
import suites
from package import AREAS, HOME, ROOT

LEAST_CHANGES, LEAST_NOTICED = 200, 0.95
# The least number of changes of each area in a sample, if it has as many.
LEAST_IN_AREA = 15
SURVIVED, SURVIVED_QUICK, UNREACHED = "survived", "survived the quick tests", "not reached"
SURVIVALS = (SURVIVED, SURVIVED_QUICK, UNREACHED)
EQUIVALENT = ROOT / "Tests/Mutation/equivalent.txt"


def log(text):
    print(text, file=sys.stderr, flush=True)


def options():
    parser = argparse.ArgumentParser(prog="Tests/Mutation/run.sh", description=__doc__)
    parser.add_argument(
        "--only", metavar="AREA", help="an area (" + ", ".join(AREAS) + ") or a file's beginning"
    )
    parser.add_argument("--all", action="store_true", help="every change instead of a sample")
    parser.add_argument(
        "--sample", type=int, default=300, metavar="N", help="how many changes (300)"
    )
    parser.add_argument("--list", action="store_true", help="list the changes and try none")
    parser.add_argument("--show", type=int, metavar="KEY", help="what the tests say of one change")
    parser.add_argument("--quick", action="store_true", help="with the library's tests alone")
    parser.add_argument(
        "--rebuild", action="store_true", help="the changes that cannot be switched at run time"
    )
    parser.add_argument(
        "--jobs", type=int, default=2, metavar="N", help="changes tried at once (2)"
    )
    return parser.parse_args()


# Choosing changes


def chosen(found, options):
    """Returns a sample that depends only on the text of the lines."""
    if options.only:
        found = [
            place
            for place in found
            if options.only == place.area or place.file.rsplit("/", 1)[-1].startswith(options.only)
        ]
    if options.all or options.rebuild or len(found) <= options.sample:
        return found
    ordered = sorted(
        found, key=lambda place: hashlib.sha256("\0".join(place.key).encode()).digest()
    )
    taken = {}
    for title in AREAS:
        taken |= {
            place.number: place for place in [p for p in ordered if p.area == title][:LEAST_IN_AREA]
        }
    for place in ordered:
        if len(taken) >= options.sample:
            break
        taken[place.number] = place
    return [taken[number] for number in sorted(taken)]


def equivalents(found):
    """Returns the reasons by change. An entry that names no change is an error."""
    reasons, place_of = {}, {place.key: place for place in found}
    errors, entry = [], []
    text = EQUIVALENT.read_text() if EQUIVALENT.exists() else ""
    for number, line in enumerate(text.splitlines() + [""], 1):
        if line.startswith("#"):
            continue
        if line.strip():
            entry.append(line.strip())
            continue
        if entry:
            key = tuple(entry[:3])
            if len(entry) < 4:
                errors.append(
                    f"equivalent.txt:{number - 1}: file, line, change and reason are needed"
                )
            elif key not in place_of:
                errors.append(f"equivalent.txt:{number - 1}: no such change: {' | '.join(key)}")
            else:
                reasons[key] = " ".join(entry[3:])
            entry = []
    return reasons, errors


# Trying changes


class Results:
    """The results so far, in a file that is written as they arrive."""

    def __init__(self, digest, is_quick):
        self.path, self.digest, self.lock = HOME / "results.json", digest, threading.Lock()
        self.is_quick = is_quick
        self.known = json.loads(self.path.read_text()) if self.path.exists() else {}

    def of(self, place):
        result = self.known.get("\n".join(place.key))
        if not result or result["tree"] != self.digest:
            return None
        return None if result["end"] == SURVIVED_QUICK and not self.is_quick else result

    def noticed_by(self, place):
        return self.known.get("\n".join(place.key), {}).get("by")

    def set(self, place, end, by):
        with self.lock:
            self.known["\n".join(place.key)] = {"tree": self.digest, "end": end, "by": by}
            passing = self.path.with_suffix(".new")
            passing.write_text(json.dumps(self.known, indent=0))
            passing.replace(self.path)


def blamed_test(output, group):
    """Returns the name of the first failed test in the output."""
    for test in group:
        name = test.name.split("/", 1)[-1].split("(")[0].strip("`")
        if re.search(
            r'✘ Test "?' + re.escape(name) + r'"?[ (]', re.sub(r"\x1b\[[0-9;]*m", "", output)
        ):
            return test.name
    return group[0].name if len(group) == 1 else None


def try_change(place, tests, runner, results):
    if results.of(place):
        return
    for group in suites.attempts(tests, place.number, results.noticed_by(place)):
        limit = 10 + 6 * sum(test.seconds for test in group)
        end, output = runner.run(
            [test.name for test in group], limit, JWTSCOPE_MUTANT=str(place.number)
        )
        if end:
            results.set(place, end, blamed_test(output, group))
            break
    else:
        reached = any(test.reached[place.number] for test in tests)
        survived = SURVIVED_QUICK if results.is_quick else SURVIVED
        results.set(place, survived if reached else UNREACHED, None)
    known = results.of(place)
    if known["end"] in SURVIVALS:
        log(f"{known['end']}: {described(place)}")


def described(place):
    return f"{place.file}:{place.line}: {place.kind}: {place.source}"


# Reporting


def table(places, results, reasons):
    """Prints the results by area and every survivor. Returns whether the run succeeded."""
    rows, survivors, wrong = [], [], []
    for title in AREAS:
        of_area = [place for place in places if place.area == title]
        if not of_area:
            continue
        survived = [p for p in of_area if results.of(p)["end"] in SURVIVALS]
        equivalent = [p for p in survived if p.key in reasons]
        survivors += [p for p in survived if p.key not in reasons]
        wrong += [p for p in of_area if p.key in reasons and p not in survived]
        counted = len(of_area) - len(equivalent)
        left = len(survived) - len(equivalent)
        rows.append((title, counted, counted - left, left, len(equivalent)))
    rows.append(("all",) + tuple(sum(row[column] for row in rows) for column in range(1, 5)))
    print(f"{'area':14}{'changes':>8}{'noticed':>9}{'survived':>10}{'equivalent':>12}")
    for row in rows:
        print(f"{row[0]:14}{row[1]:8}{row[2]:9}{row[3]:10}{row[4]:12}")
    _, changes, noticed, _, _ = rows[-1]
    share = noticed / changes if changes else 0
    print(f"{share:.1%} noticed")
    for place in survivors:
        print(f"{results.of(place)['end']}: {described(place)}")
    for place in wrong:
        print(f"error: equivalent.txt: a test notices {described(place)}")
    return share >= LEAST_NOTICED and changes >= LEAST_CHANGES and not wrong


def main():
    asked = options()
    found = package.find()
    reasons, errors = equivalents(found)
    for error in errors:
        log(f"error: {error}")
    if asked.list:
        for place in chosen(found, asked):
            print(
                f"{place.number:5} {described(place)}"
                + (" (equivalent)" if place.key in reasons else "")
            )
        return 1 if errors else 0
    HOME.mkdir(parents=True, exist_ok=True)
    lock = open(HOME / "lock", "w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise SystemExit("mutation.py: another run uses .build/mutation")
    copy, dropped = build.build_switched(found, log)
    compiled = [place for place in found if place.number not in dropped]
    print(f"{len(found)} changes known, {len(compiled)} can be switched at run time", flush=True)
    runner = suites.Tests(copy)
    if asked.show is not None:
        return show(found[asked.show], runner)
    digest = package.digest()
    tests, results = runner.trace(digest, asked.quick, log), Results(digest, asked.quick)
    if asked.rebuild:
        return rebuild(
            chosen([p for p in found if p.number in dropped], asked), tests, results, reasons
        )
    if asked.quick:
        compiled = [place for place in compiled if place.file.startswith("Sources/CognitoToken/")]
    places = chosen(compiled, asked)
    log(f"{len(tests)} tests, {len(places)} changes")
    with ThreadPoolExecutor(asked.jobs) as pool:
        for future in [pool.submit(try_change, place, tests, runner, results) for place in places]:
            future.result()
    return 0 if table(places, results, reasons) and not errors else 1


def show(place, runner):
    print(described(place), flush=True)
    print(runner.run([], 900, JWTSCOPE_MUTANT=str(place.number))[1])
    return 0


def rebuild(places, tests, results, reasons):
    """Builds a separate copy for each change. One that does not compile is not counted."""
    copy = package.Copy("rebuilt")
    tried = []
    for place in places:
        if not place.plain:
            continue
        text = writing.rewritten((ROOT / place.file).read_text(), [place], "plain")
        copy.write({place.file: text})
        if not results.of(place):
            if copy.build("--build-tests"):
                continue
            runner = suites.Tests(copy)
            for group in suites.by_time(tests):
                end, output = runner.run(
                    [test.name for test in group], 10 + 6 * sum(t.seconds for t in group)
                )
                if end:
                    results.set(place, end, blamed_test(output, group))
                    break
            else:
                results.set(place, SURVIVED, None)
        tried.append(place)
    log(f"{len(places) - len(tried)} of {len(places)} do not compile at all")
    table(tried, results, reasons)
    return 0


if __name__ == "__main__":
    sys.exit(main())

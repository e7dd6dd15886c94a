"""Runs the tests of a copy: each once to see what it reaches, then those that reach a change."""

import os
import pickle
import re
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass

from package import HOME, ROOT

# Tests that the changed files do not affect, or that need separate servers and packages.
LEFT_OUT = re.compile(
    r"^ToolTests\.(`End to end|`?Completion|`The manual page|`The documentation|`The trigger's CloudFormation|`?Spark)"
)
LIBRARY = "CognitoTokenTests."
QUICK = 0.5  # seconds of tests in the first attempt
SIZE = 1 << 16  # of the file that records what is reached: see Mutant.swift


@dataclass
class Test:
    name: str
    seconds: float = 0
    reached: bytes = b""


class Tests:
    def __init__(self, copy):
        self.copy = copy
        self.bundle = copy.products / "jwtscopePackageTests.xctest"

    def names(self):
        listed = subprocess.run(
            [self.bundle, "--testing-library", "swift-testing", "--list-tests"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        return [name for name in listed.splitlines() if name and not LEFT_OUT.match(name)]

    def run(self, names, limit, **variables):
        """Returns how the tests ended (what noticed the change, or None) and the output."""
        folder = tempfile.mkdtemp(prefix="run-", dir=HOME)
        vectors = os.environ.get("JWTSCOPE_VECTORS", str(ROOT.parent / "shared/vectors"))
        environment = (
            os.environ
            | {"TMPDIR": folder, "JWTSCOPE_VECTORS": vectors, "SWIFT_BACKTRACE": "enable=no"}
            | variables
        )
        filters = [part for name in names for part in ("--filter", "^" + escaped(name) + "(/|$)")]
        process = subprocess.Popen(
            ["nice", self.bundle, "--testing-library", "swift-testing", "--no-parallel", *filters],
            cwd=self.copy.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            output = process.communicate(timeout=limit)[0].decode(errors="replace")
            end = None if process.returncode == 0 else "failed"
            if process.returncode < 0 or process.returncode > 1:
                end = "crashed"
        except subprocess.TimeoutExpired:
            output, end = "", "did not end"
        finally:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()
            shutil.rmtree(folder, ignore_errors=True)
        return end, output

    def trace(self, digest, is_quick, log):
        """Returns every test with its time and the changes that it reaches. All tests must pass."""
        path = HOME / "reached.pickle"
        known = pickle.loads(path.read_bytes()) if path.exists() else {}
        known = known if known.get("") == digest else {"": digest}
        names = [name for name in self.names() if not is_quick or name.startswith(LIBRARY)]
        for name in names:
            if name not in known:
                known[name] = self.traced(name)
                log(f"{known[name].seconds:6.2f} s  {name}")
                path.write_bytes(pickle.dumps(known))
        return [known[name] for name in names]

    def traced(self, name):
        with tempfile.NamedTemporaryFile(dir=HOME) as file:
            file.truncate(SIZE)
            began = time.monotonic()
            end, output = self.run([name], 600, JWTSCOPE_MUTANTS_REACHED=file.name)
            if end:
                raise SystemExit(
                    f"mutation.py: without any change, {name} {end}:\n{output[-4000:]}"
                )
            return Test(name, time.monotonic() - began, file.read())


def escaped(name):
    return re.sub(r"([][().*+?{}|^$\\/])", r"\\\1", name)


def attempts(tests, number, first=None):
    """Returns groups of tests that reach the change, first the one that noticed it last time."""
    reaching = [test for test in tests if test.reached[number]]
    return [[test] for test in reaching if test.name == first] + by_time(
        [test for test in reaching if test.name != first]
    )


def by_time(tests):
    """Groups tests: the library's and quick ones first, each group twice as long as the last."""
    groups, group, budget = [], [], QUICK
    for test in sorted(tests, key=lambda test: (not test.name.startswith(LIBRARY), test.seconds)):
        if group and sum(one.seconds for one in group) + test.seconds > budget:
            groups.append(group)
            group, budget = [], budget * 2
        group.append(test)
    return groups + [group] if group else groups

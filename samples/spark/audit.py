"""Runs jwtscope audit on Apache Spark, for logs that outgrow one machine.

    pip install -r requirements.txt
    spark-submit audit.py 's3a://logs/tokens/*' --expect expectations.json \\
        --output s3a://logs/verdicts --summary totals.json

README.md says what each machine needs.
"""

import argparse
import contextlib
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from py4j.protocol import Py4JJavaError
from pyspark import SparkContext, SparkFiles

CHECKS = (
    "user-pool-id",
    "issuer",
    "client-id",
    "audience",
    "scope",
    "any-scope",
    "forbid-scope",
    "group",
    "claim",
)


class Policy:
    """What the tokens must be: the options of audit, and the files that they name, which are
    sent to every machine. JWK Sets that audit would fetch are fetched here, only once."""

    def __init__(self, options: argparse.Namespace, folder: Path) -> None:
        self.folder = folder
        self.files: list[Path] = []
        text = Path(options.expect).read_text("utf-8-sig") if options.expect else "{}"
        self.expected = json.loads(text)
        self.options = options
        # All partitions use the same time, and one core each, as Spark assumes.
        self.arguments = [f"--at={options.at or int(time.time())}", "--jobs=1"]
        for name in CHECKS:
            values = getattr(options, name.replace("-", "_"))
            self.arguments += [f"--{name}={value}" for value in values]
        pools = self.expected.get("userPools", [])
        for pool in pools:
            if "jwks" in pool and isinstance(pool, dict):
                pool["jwks"] = self.add(Path(options.expect).parent / pool["jwks"]).name
        names = [self.split(word)[0] for word in options.jwks]
        for word in options.jwks:
            name, place = self.split(word)
            self.arguments.append(f"--jwks={name}{{folder}}/{self.add(place).name}")
        for pool in dict.fromkeys(pools_without_keys(pools) + options.user_pool_id):
            if f"{pool}=" not in names and "" not in names:
                self.arguments.append(f"--jwks={pool}={{folder}}/{self.fetch(pool).name}")
        if options.expect:
            file = folder / "expectations.json"
            file.write_text(json.dumps(self.expected), "utf-8")
            self.files.append(file)
            self.arguments.append("--expect={folder}/expectations.json")

    def split(self, word: str) -> tuple[str, str]:
        """The name of a JWK Set with its "=", or an empty string, and its location."""
        name, equals, place = word.partition("=")
        issuers = self.options.issuer + self.expected.get("issuers", [])
        if equals and (re.fullmatch(r"[a-z-]+-\d+_\w+", name, re.ASCII) or name in issuers):
            return name + equals, place
        return "", word

    def add(self, place: str | Path) -> Path:
        """Saves a copy of the JWK Set at a path or URL that audit accepts."""
        return self.save(["jwtscope", "keys", str(place), "--output=jwks"])

    def fetch(self, pool: str) -> Path:
        return self.save(["jwtscope", "keys", f"--user-pool-id={pool}", "--output=jwks"])

    def save(self, command: list[str]) -> Path:
        file = self.folder / f"jwks-{len(self.files)}.json"
        file.write_bytes(run(command))
        self.files.append(file)
        return file

    @property
    def scopes(self) -> list[str]:
        """The expected scopes: all of --scope, and at least one of --any-scope."""
        typed = " ".join(self.options.scope + self.options.any_scope).split()
        names = typed + self.expected.get("scopes", []) + self.expected.get("anyScopes", [])
        return list(dict.fromkeys(names))


def pools_without_keys(pools: list[str | dict[str, str]]) -> list[str]:
    ids = [{"id": pool} if isinstance(pool, str) else pool for pool in pools]
    return [pool["id"] for pool in ids if "jwks" not in pool]


class Refusal(Exception):
    """What jwtscope reported, and its exit code."""


def run(command: list[str]) -> bytes:
    result = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if result.returncode != 0:
        raise Refusal(result.stderr, result.returncode)
    return result.stdout


def check(options: argparse.Namespace) -> None:
    """Reports errors in options and files once, before Spark starts. If there are none, audit
    says only that there is no token."""
    command = ["jwtscope", "audit", "--output=json"]
    for name in (*CHECKS, "jwks", "expect", "at"):
        values = getattr(options, name.replace("-", "_")) or []
        for value in [values] if isinstance(values, str) else values:
            command.append(f"--{name}={value}")
    trial = subprocess.run(command, input=b"", capture_output=True, check=False)
    if json.loads(trial.stdout)["error"]["code"] != "empty-input":
        raise Refusal(trial.stderr, trial.returncode)


def findings(verdict: str) -> Iterator[tuple[str, ...]]:
    """What is counted in a line of audit's output."""
    members = json.loads(verdict)
    yield ("verdict", members["verdict"])
    for kind in ("failures", "missing"):
        yield from ((kind, value) for value in members.get(kind, []))
    if members["verdict"] != "malformed" and "client_id" in members:
        yield ("client", members["client_id"], members["verdict"])


def user(verdict: str) -> list[str]:
    """The user of a token, if it has one: a machine's sub is its client."""
    members = json.loads(verdict)
    sub = members.get("sub")
    return [] if sub is None or sub == members.get("client_id") else [sub]


def summary(counts: dict[tuple[str, ...], int], users: int, scopes: list[str]) -> dict:
    """The totals as audit --summary has them, without "distinct": a partition does not see the
    tokens of the others."""
    def of(kind: str) -> dict[str, int]:
        return {key[1]: count for key, count in sorted(counts.items()) if key[0] == kind}

    verdicts, clients = of("verdict"), {}
    for (kind, *names), count in sorted(counts.items()):
        if kind == "client":
            clients.setdefault(names[0], {"accepted": 0, "rejected": 0})[names[1]] = count
    accepted, rejected = verdicts.get("accepted", 0), verdicts.get("rejected", 0)
    return {
        "tokens": accepted + rejected,
        "accepted": accepted,
        "rejected": rejected,
        "malformed": verdicts.get("malformed", 0),
        "failures": of("failures"),
        "missing": {scope: of("missing").get(scope, 0) for scope in scopes},
        "clients": clients,
        "users": users,
    }


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("input", nargs="+", help="text files, folders or patterns")
    parser.add_argument("--output", required=True, metavar="DIR", help="a new folder")
    parser.add_argument("--summary", metavar="FILE", help="write the totals as JSON")
    parser.add_argument("--at", metavar="TIME", help="verify as of this time")
    parser.add_argument("--expect", metavar="FILE", help="see jwtscope audit --help")
    for name in ("jwks", *CHECKS):
        parser.add_argument(
            f"--{name}", action="append", default=[], help="see jwtscope audit --help"
        )
    return parser.parse_args()


def audit(tokens: Iterator[str], arguments: list[str], path: str) -> Iterator[str]:
    """The verdicts of a partition. A rejected token (exit 1), or no token at all (exit 65: the
    files were read before), is a result, not a failure that Spark should retry."""
    folder = SparkFiles.getRootDirectory()
    command = ["jwtscope", "audit", *(word.replace("{folder}", folder) for word in arguments)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=os.environ | {"PATH": path},
    ) as process:
        feeder = threading.Thread(target=feed, args=(tokens, process.stdin))
        errors: list[bytes] = []
        reader = threading.Thread(target=lambda: errors.append(process.stderr.read()))
        feeder.start()
        reader.start()
        for line in process.stdout:
            # The error that audit prints for a partition without a token is not a verdict.
            if not line.startswith(b'{"error":'):
                yield line.decode().rstrip("\n")
        feeder.join()
        reader.join()
    if process.returncode not in (0, 1, 65):
        raise RuntimeError(f"jwtscope exited with {process.returncode}: {errors[0].decode()}")


def feed(tokens: Iterator[str], pipe: IO[bytes]) -> None:
    with contextlib.suppress(BrokenPipeError), pipe:
        for token in tokens:
            pipe.write(token.encode() + b"\n")


def main() -> int:
    options = parse()
    check(options)
    with tempfile.TemporaryDirectory() as folder:
        return audit_all(options, Policy(options, Path(folder)))


def audit_all(options: argparse.Namespace, policy: Policy) -> int:
    with SparkContext(appName="jwtscope audit") as spark:
        spark.setLogLevel("OFF")
        for file in policy.files:
            spark.addFile(str(file))
        tokens = spark.textFile(",".join(options.input))
        arguments, path = policy.arguments, os.environ["PATH"]
        tokens.mapPartitions(lambda lines: audit(lines, arguments, path)).saveAsTextFile(
            options.output
        )
        # Counts the saved verdicts, so no signature is verified twice.
        verdicts = spark.textFile(options.output)
        counts = verdicts.flatMap(findings).countByValue()
        users = verdicts.flatMap(user).distinct().count() if options.summary else 0
    totals = summary(counts, users, policy.scopes)
    if options.summary:
        Path(options.summary).write_text(json.dumps(totals, indent=2) + "\n", "utf-8")
    shown = {name: totals[name] for name in ("accepted", "rejected", "malformed")}
    for finding, count in sorted((shown | totals["failures"]).items(), key=lambda total: -total[1]):
        if count > 0:
            print(f"{count:>9}  {finding}", file=sys.stderr)
    if totals["tokens"] == 0:
        print("audit.py: there is no token in the input", file=sys.stderr)
        return 65
    return 1 if totals["rejected"] + totals["malformed"] > 0 else 0


def reason(error: Py4JJavaError) -> str:
    """The innermost error message: Spark wraps it in others, Python in a traceback."""
    exception = error.java_exception
    while exception.getCause() is not None:
        exception = exception.getCause()
    return re.sub(r"(?s).*\n\S+Error: ", "", str(exception.getMessage()))


if __name__ == "__main__":
    # Workers use this Python unless another one is named.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        sys.exit(main())
    except Refusal as refusal:
        message, status = refusal.args
        sys.stderr.buffer.write(message)
        sys.exit(status)
    except OSError as error:
        print(f"audit.py: {error}", file=sys.stderr)
    except Py4JJavaError as error:
        print(f"audit.py: {reason(error)}", file=sys.stderr)
    sys.exit(70)

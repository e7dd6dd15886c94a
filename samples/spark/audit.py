"""Runs jwtscope audit on Apache Spark, for logs that outgrow one machine.

    pip install -r requirements.txt
    spark-submit audit.py 's3a://logs/tokens/*' --jwks jwks.json \\
        --scope com.example.photos/read --output s3a://logs/verdicts

Each machine needs jwtscope in a folder of the driver's PATH. The static build is one file
that runs anywhere. The input is text with one token per line, as for audit. The output of
audit is saved as text, one file per partition. "line" counts the lines of the partition, so
use "jti" to tell tokens apart. The totals go to standard error. The exit code is that of
audit: 0 if every token is accepted, 1 if one is not, 65 if there is no token, 2 or more for
an error.
"""

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from py4j.protocol import Py4JJavaError
from pyspark import RDD, SparkContext

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

# Standard input carries the tokens, so the keys come as a here-document, the same for
# every partition. A rejected token (exit 1), or a partition without one (exit 65: the keys
# were read before), is a result, not a failure that Spark should retry.
FILTER = """\
jwtscope audit --jwks /dev/fd/3 "$@" 3<<KEYS
$JWKS
KEYS
status=$?
case $status in 0|1|65) ;; *) exit $status ;; esac
"""


def checks(options: argparse.Namespace) -> list[str]:
    """The options of audit. All partitions use the same time, and one core each, as Spark
    assumes."""
    arguments = [f"--at={options.at or int(time.time())}", "--jobs=1"]
    for name in CHECKS:
        values = getattr(options, name.replace("-", "_"))
        arguments += [f"--{name}={value}" for value in values]
    return arguments


def findings(verdict: str) -> Iterator[str]:
    """What is counted in a line of audit's output."""
    members = json.loads(verdict)
    yield members["verdict"]
    yield from members["failures"]


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("input", nargs="+", help="text files, folders or patterns")
    parser.add_argument("--jwks", required=True, metavar="FILE", help="the JWK Set")
    parser.add_argument("--output", required=True, metavar="DIR", help="a new folder")
    parser.add_argument("--at", metavar="TIME", help="verify as of this time")
    for name in CHECKS:
        parser.add_argument(
            f"--{name}", action="append", default=[], help="see jwtscope audit --help"
        )
    return parser.parse_args()


def verdicts(tokens: RDD[str], arguments: list[str], keys: str) -> RDD[str]:
    command = shlex.join(["sh", "-c", FILTER, "audit.py", *arguments])
    environment = {"PATH": os.environ["PATH"], "JWKS": keys}
    lines = tokens.pipe(command, env=environment, checkCode=True)
    # The error that audit prints for a partition without a token is not a verdict.
    return lines.filter(lambda line: not line.startswith('{"error":'))


def main() -> int:
    options = parse()
    arguments = checks(options)
    # Errors in keys and options are reported once, before Spark starts. Without any,
    # audit reports only that there is no token.
    command = ["jwtscope", "audit", "--output=json", "--jwks", options.jwks, *arguments]
    trial = subprocess.run(command, input=b"", capture_output=True, check=False)
    if json.loads(trial.stdout)["error"]["code"] != "empty-input":
        sys.stderr.buffer.write(trial.stderr)
        return trial.returncode
    keys = Path(options.jwks).read_text(encoding="utf-8")
    with SparkContext(appName="jwtscope audit") as spark:
        spark.setLogLevel("OFF")
        tokens = spark.textFile(",".join(options.input))
        verdicts(tokens, arguments, keys).saveAsTextFile(options.output)
        # Counts the saved verdicts, so no signature is verified twice.
        totals = spark.textFile(options.output).flatMap(findings).countByValue()
    for finding, count in sorted(totals.items(), key=lambda total: -total[1]):
        print(f"{count:>9}  {finding}", file=sys.stderr)
    if not totals.keys() & {"accepted", "rejected"}:
        print("audit.py: there is no token in the input", file=sys.stderr)
        return 65
    return 1 if totals.keys() - {"accepted"} else 0


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
    except OSError as error:
        print(f"audit.py: {error}", file=sys.stderr)
    except Py4JJavaError as error:
        print(f"audit.py: {reason(error)}", file=sys.stderr)
    sys.exit(70)

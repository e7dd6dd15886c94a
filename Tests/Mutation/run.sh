#!/usr/bin/env bash
# Changes one place of the sources at a time and runs the tests: what no test notices is listed.
#
#   Tests/Mutation/run.sh                 300 changes of all areas: about an hour on two cores
#   Tests/Mutation/run.sh --all           every change that is known
#   Tests/Mutation/run.sh --only JOSE     those of one area, or of the files whose name begins so
#   Tests/Mutation/run.sh --list          lists the changes by number
#   Tests/Mutation/run.sh --show NUMBER   what all tests say of one change
#   Tests/Mutation/run.sh --rebuild       the changes that cannot be switched at run time
#   … --quick                           with the library's tests alone, for a first look
#   … --jobs N                            tries N changes at once (2)
#   … --sample N                          tries another number of changes
#
# All changes are built into one copy of the package (.build/mutation), and an environment variable
# switches one of them on. A change is tried with the tests that reach it, quick ones first, until
# one fails, crashes or does not end. What is known stays in .build/mutation, so that a run can be
# stopped and taken up again.
#
# It exits with 1 if fewer than 200 changes were tried, if fewer than 95 % of them were noticed, or
# if equivalent.txt is wrong. The changes that equivalent.txt names, with the reason why no test can
# notice them, are not counted.
set -euo pipefail
cd "$(dirname "$0")/../.."
export SWIFT_BACKTRACE=enable=no PYTHONDONTWRITEBYTECODE=1
exec python3 Tests/Mutation/mutation.py "$@"

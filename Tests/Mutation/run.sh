#!/usr/bin/env bash
# Changes one place in the sources at a time, runs the tests, and lists what no test notices.
#
#   Tests/Mutation/run.sh                 300 changes of all areas: about an hour on two cores
#   Tests/Mutation/run.sh --all           every known change
#   Tests/Mutation/run.sh --only JOSE     only one area, or files whose name starts with this
#   Tests/Mutation/run.sh --list          lists the changes by number
#   Tests/Mutation/run.sh --show NUMBER   the results of all tests for one change
#   Tests/Mutation/run.sh --rebuild       the changes that cannot be switched at run time
#   … --quick                           with only the library's tests, for a first look
#   … --jobs N                            tries N changes at once (2)
#   … --sample N                          tries another number of changes
#
# All changes are built into one copy of the package (.build/mutation), and an environment variable
# switches one of them on. A change is tried with the tests that reach it, quick ones first, until
# one fails, crashes or does not end. Results stay in .build/mutation, so that a run can be
# continued.
#
# It exits with 1 if fewer than 200 changes were tried, if fewer than 95 % of them were noticed, or
# if equivalent.txt is wrong. The changes that equivalent.txt names, with the reason why no test can
# notice them, are not counted.
set -euo pipefail
cd "$(dirname "$0")/../.."
export SWIFT_BACKTRACE=enable=no PYTHONDONTWRITEBYTECODE=1
exec python3 Tests/Mutation/mutation.py "$@"

#!/usr/bin/env bash
# All tests from nothing: installs what is missing on Debian or Ubuntu with Swift, builds, tests.
#
#   Tests/run.sh [--sanitize address|thread] [what `swift test` takes]
set -euo pipefail
cd "$(dirname "$0")/.."

Tests/install.sh
samples/local-cognito/local-cognito --install

# PySpark is large: it is tried only where JWTSCOPE_SPARK names the folder of a virtual environment for it.
if [ -n "${JWTSCOPE_SPARK:-}" ] && [ ! -e "$JWTSCOPE_SPARK/bin/spark-submit" ]; then
  python3 -m venv "$JWTSCOPE_SPARK"
  "$JWTSCOPE_SPARK/bin/pip" install --quiet --requirement samples/spark/requirements.txt
fi

# Now that the loopback Cognito can run, what is tried on it is not to be skipped.
export JWTSCOPE_E2E=1 SWIFT_BACKTRACE=enable=no
if [ "${1:-}" = --sanitize ]; then
  case ${2:-} in
    address | thread) ;;
    *)
      echo "run.sh: --sanitize is for address or thread" >&2
      exit 64
      ;;
  esac
  export LSAN_OPTIONS="suppressions=$PWD/Tests/lsan.supp:print_suppressions=0"
  # A build of its own, so that the other one stays.
  set -- --scratch-path ".build/$2" "$@"
fi
swift test --disable-xctest "$@"

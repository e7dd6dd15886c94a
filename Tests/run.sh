#!/usr/bin/env bash
# Runs all tests. First installs what is missing on Debian or Ubuntu with Swift, and builds.
#
#   Tests/run.sh [--sanitize address|thread] [OPTION of swift test]…
set -euo pipefail
cd "$(dirname "$0")/.."

Tests/install.sh
samples/local-cognito/local-cognito --install

# PySpark is large: the Spark sample is tested only if JWTSCOPE_SPARK names a folder for PySpark's
# virtual environment.
if [ -n "${JWTSCOPE_SPARK:-}" ] && [ ! -e "$JWTSCOPE_SPARK/bin/spark-submit" ]; then
  python3 -m venv "$JWTSCOPE_SPARK"
  "$JWTSCOPE_SPARK/bin/pip" install --quiet --requirement samples/spark/requirements.txt
fi

# The local Cognito is installed by now, so the tests that need it must not be skipped.
export JWTSCOPE_E2E=1 SWIFT_BACKTRACE=enable=no
unset JWTSCOPE_TOOL
if [ "${1:-}" = --sanitize ]; then
  case ${2:-} in
    address | thread) ;;
    *)
      echo "run.sh: --sanitize needs address or thread" >&2
      exit 64
      ;;
  esac
  export LSAN_OPTIONS="suppressions=$PWD/Tests/lsan.supp:print_suppressions=0"
  # In a separate build folder, which keeps the normal build.
  set -- --scratch-path ".build/$2" "$@"
else
  # The tests start the optimised tool, as users do. In a debug build ArgumentParser checks every
  # command's declaration at each start, which takes longer than most commands.
  tool=(swift build -c release --product jwtscope --static-swift-stdlib)
  case " $* " in
    *' --skip-build '*) ;;
    *) "${tool[@]}" ;;
  esac
  JWTSCOPE_TOOL=$("${tool[@]}" --show-bin-path)/jwtscope
  export JWTSCOPE_TOOL
fi
swift test --disable-xctest "$@"

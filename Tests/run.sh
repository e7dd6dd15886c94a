#!/usr/bin/env bash
# All tests from nothing: installs what is missing on Debian or Ubuntu with Swift, builds, tests.
#
#   Tests/run.sh [--sanitize address|thread] [what `swift test` takes]
set -euo pipefail
cd "$(dirname "$0")/.."

Tests/install.sh

export SWIFT_BACKTRACE=enable=no
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

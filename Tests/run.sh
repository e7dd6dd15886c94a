#!/usr/bin/env bash
# All tests from nothing: installs what is missing on Debian or Ubuntu with Swift, builds, tests.
#
#   Tests/run.sh [--sanitize address|thread] [what `swift test` takes]
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
command -v pkg-config >/dev/null || missing+=(pkg-config)
[ -e /usr/include/openssl/evp.h ] || missing+=(libssl-dev)
command -v jq >/dev/null || missing+=(jq)
command -v xmllint >/dev/null || missing+=(libxml2-utils)
/usr/bin/python3 -c 'import yaml' 2>/dev/null || missing+=(python3-yaml)
if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -q
  "${as_root[@]}" apt-get install -y -q "${missing[@]}"
fi

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

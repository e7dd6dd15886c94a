#!/usr/bin/env bash
# All tests from nothing: installs what is missing on Debian or Ubuntu with Swift, builds, tests.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
command -v pkg-config >/dev/null || missing+=(pkg-config)
[ -e /usr/include/openssl/evp.h ] || missing+=(libssl-dev)
command -v jq >/dev/null || missing+=(jq)
command -v xmllint >/dev/null || missing+=(libxml2-utils)
# The manual page is for mandoc to judge, and completion is of the shells.
for tool in mandoc zsh fish; do
  command -v "$tool" >/dev/null || missing+=("$tool")
done
/usr/bin/python3 -c 'import yaml' 2>/dev/null || missing+=(python3-yaml)
if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -q
  "${as_root[@]}" apt-get install -y -q "${missing[@]}"
fi

export SWIFT_BACKTRACE=enable=no
swift test --disable-xctest "$@"

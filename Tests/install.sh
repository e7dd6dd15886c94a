#!/usr/bin/env bash
# Installs what the tests need and Debian or Ubuntu with Swift may lack; run.sh and Fuzz/run.sh begin with it.
set -euo pipefail

missing=()
command -v pkg-config >/dev/null || missing+=(pkg-config)
[ -e /usr/include/openssl/evp.h ] || missing+=(libssl-dev)
command -v jq >/dev/null || missing+=(jq)
command -v xmllint >/dev/null || missing+=(libxml2-utils)
command -v node >/dev/null || missing+=(nodejs)
/usr/bin/python3 -c 'import yaml' 2>/dev/null || missing+=(python3-yaml)
if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -q
  "${as_root[@]}" apt-get install -y -q "${missing[@]}"
fi

#!/usr/bin/env bash
# From nothing to a verdict: installs what is missing on Debian or Ubuntu with Swift, builds jwtscope, tries it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

missing=()
command -v pkg-config >/dev/null || missing+=(pkg-config)
[ -e /usr/include/openssl/evp.h ] || missing+=(libssl-dev)
if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -q
  "${as_root[@]}" apt-get install -y -q "${missing[@]}"
fi

swift build -c release --static-swift-stdlib
PATH=$(swift build -c release --static-swift-stdlib --show-bin-path):$PATH

# show WHAT COMMAND...: the command as one would type it, what it prints, and its exit code.
show() {
  local status=0
  printf '\n\n# %s\n$ %s\n' "$1" "${*:2}"
  "${@:2}" || status=$?
  printf '(exit code %d)\n' "$status"
}

# The samples are of this half hour.
at=(--at 2026-01-01T00:30:00Z)
keys=(--jwks samples/keys/jwks.json --user-pool-id us-east-1_Example01)
scope=(--scope com.example.photos/read)

show 'What does this sign-in say?' jwtscope decode samples/responses/initiate-auth-without-scopes.json "${at[@]}"
show 'With the trigger attached: accepted.' \
  jwtscope verify samples/responses/initiate-auth.json "${keys[@]}" "${scope[@]}" "${at[@]}"
show 'Without it: the scope is missing, and why.' \
  jwtscope verify samples/responses/initiate-auth-without-scopes.json "${keys[@]}" "${scope[@]}" "${at[@]}"
show 'Somebody has written the scope in.' \
  jwtscope verify samples/tokens/tampered.jwt "${keys[@]}" "${scope[@]}" "${at[@]}"

#!/usr/bin/env bash
# Installs missing packages on Debian or Ubuntu with Swift, builds jwtscope, and runs it on the
# samples.
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
folder=$(swift build -c release --static-swift-stdlib --show-bin-path)
PATH=$folder:$PATH

# show TITLE COMMAND...: prints the command as you would type it, its output, and its exit code.
show() {
  local status=0
  printf '\n\n# %s\n$ %s\n' "$1" "${*:2}"
  "${@:2}" || status=$?
  printf '(exit code %d)\n' "$status"
}

# The sample tokens are valid at this time.
at=(--at 2026-01-01T00:30:00Z)
keys=(--jwks samples/keys/jwks.json --user-pool-id us-east-1_Example01)
scope=(--scope com.example.photos/read)

show 'What is in the token of this sign-in?' jwtscope decode samples/responses/initiate-auth-without-scopes.json "${at[@]}"
show 'Without a trigger, the scope is missing. Why?' \
  jwtscope verify samples/responses/initiate-auth-without-scopes.json "${keys[@]}" "${scope[@]}" "${at[@]}"
show 'Somebody added the scope to the token by hand.' \
  jwtscope verify samples/tokens/tampered.jwt "${keys[@]}" "${scope[@]}" "${at[@]}"
show 'With a trigger attached, the token is accepted.' \
  jwtscope verify samples/responses/initiate-auth.json "${keys[@]}" "${scope[@]}" "${at[@]}"

cat <<EOF


jwtscope is now at $folder/jwtscope. Try next:

  PATH="$folder:\$PATH"
  jwtscope --help
  jwtscope explain scope-missing
  samples/local-cognito/local-cognito    # sign-ins and triggers without an AWS account
EOF

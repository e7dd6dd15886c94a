#!/usr/bin/env bash
# Runs jwtscope verify with the action's inputs. Its exit code is the step's.
set -euo pipefail

# Keeps the token out of command lines and out of other programs' environments.
token=$INPUT_TOKEN file=$INPUT_INPUT
unset INPUT_TOKEN

fail() {
  printf '::error title=jwtscope::%s\n' "$1"
  exit 64
}
if [ -n "$token" ] && [ -n "$file" ]; then fail 'give token or input, not both'; fi
if [ -z "$token$file" ]; then fail 'token and input are both empty; did the sign-in succeed?'; fi
if [ -n "$file" ] && [ ! -f "$file" ]; then fail 'input does not name a file'; fi

options=(--output=github)
# add NAME VALUES: adds the option once for each line. With "=", a value cannot become an option.
add() {
  local value
  while IFS= read -r value; do
    if [ -n "$value" ]; then options+=("--$1=$value"); fi
  done <<<"$2"
}
add user-pool-id "${INPUT_USER_POOL_ID}"
add jwks "${INPUT_JWKS}"
add client-id "${INPUT_CLIENT_ID}"
add scope "${INPUT_SCOPE}"
add expect "${INPUT_EXPECT}"

tool=$RUNNER_TEMP/jwtscope/bin/jwtscope
if [ -n "$token" ]; then
  "$tool" verify - "${options[@]}" < <(printf '%s\n' "$token")
else
  "$tool" verify - "${options[@]}" <"$file"
fi

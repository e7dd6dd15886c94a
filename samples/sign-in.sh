#!/usr/bin/env bash
# Signs a user in with the AWS CLI, shows what the access token says, then verifies it:
#
#   samples/sign-in.sh USER_POOL_ID CLIENT_ID USERNAME [SCOPE]
#
# The password comes from COGNITO_PASSWORD, or is asked for. JWKS, a file or URL, says where the keys are if not at Amazon,
# and AWS_ENDPOINT_URL where Cognito is: both are for samples/local-cognito. The exit code is that of jwtscope verify.
# With pipefail, a sign-in that failed (exit 65, nothing came through the pipe) is not taken for a token.
set -euo pipefail

if (($# < 3 || $# > 4)); then
  printf 'usage: %s USER_POOL_ID CLIENT_ID USERNAME [SCOPE]\n' "$0" >&2
  exit 64
fi
readonly pool=$1 client=$2 username=$3 scope=${4:-com.example.photos/read}
# In a clone, after swift build -c release, jwtscope need not be installed.
PATH=$PATH:$(dirname "${BASH_SOURCE[0]}")/../.build/release

for tool in aws jwtscope; do
  command -v "$tool" >/dev/null && continue
  printf '%s: needs the command %s\n' "$0" "$tool" >&2
  exit 69
done

password=${COGNITO_PASSWORD-}
if [[ -z $password ]]; then
  read -rsp "Password of $username: " password || true
  echo >&2
fi
if [[ -z $password ]]; then
  printf '%s: needs a password, typed or in COGNITO_PASSWORD\n' "$0" >&2
  exit 64
fi

json_string() {
  local text=${1//\\/\\\\}
  printf '"%s"' "${text//\"/\\\"}"
}

# sign_in OPERATION AUTH_FLOW [OPTION…]: the password goes through a pipe, so that no list of processes shows it.
sign_in() {
  printf '{"USERNAME":%s,"PASSWORD":%s}' "$(json_string "$username")" "$(json_string "$password")" |
    aws cognito-idp "$1" --client-id "$client" --auth-flow "$2" "${@:3}" \
      --auth-parameters file:///dev/stdin --output json
}

printf '== initiate-auth, as an app signs in\n'
sign_in initiate-auth USER_PASSWORD_AUTH | jwtscope

printf '\n== admin-initiate-auth, as a server signs a user in, with AWS credentials\n'
sign_in admin-initiate-auth ADMIN_USER_PASSWORD_AUTH --user-pool-id "$pool" | jwtscope

printf '\n== Does it carry %s?\n' "$scope"
sign_in initiate-auth USER_PASSWORD_AUTH |
  jwtscope verify --user-pool-id "$pool" --client-id "$client" --scope "$scope" ${JWKS:+--jwks "$JWKS"}

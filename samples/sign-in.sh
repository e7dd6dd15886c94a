#!/usr/bin/env bash
# Signs a user in with the AWS CLI, shows the contents of the access token, then verifies it:
#
#   samples/sign-in.sh USER_POOL_ID CLIENT_ID USERNAME [SCOPE]
#
# Takes the password from COGNITO_PASSWORD, or asks for it. The exit code is that of jwtscope
# verify. For samples/local-cognito, set AWS_ENDPOINT_URL, and set JWKS to the file or URL of the
# keys.
set -euo pipefail

if (($# < 3 || $# > 4)); then
  printf 'usage: %s USER_POOL_ID CLIENT_ID USERNAME [SCOPE]\n' "$0" >&2
  exit 64
fi
readonly pool=$1 client=$2 username=$3 scope=${4:-com.example.photos/read}
# In a clone, after swift build -c release, jwtscope does not have to be installed.
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

# sign_in OPERATION AUTH_FLOW [OPTION…]: passes the password through a pipe, so it never
# appears in a process list.
sign_in() {
  printf '{"USERNAME":%s,"PASSWORD":%s}' "$(json_string "$username")" "$(json_string "$password")" |
    aws cognito-idp "$1" --client-id "$client" --auth-flow "$2" "${@:3}" \
      --auth-parameters file:///dev/stdin --output json
}

printf '== initiate-auth: how an app signs a user in\n'
sign_in initiate-auth USER_PASSWORD_AUTH | jwtscope

printf '\n== admin-initiate-auth: how a server with AWS credentials signs a user in\n'
sign_in admin-initiate-auth ADMIN_USER_PASSWORD_AUTH --user-pool-id "$pool" | jwtscope

printf '\n== Does the token carry %s?\n' "$scope"
sign_in initiate-auth USER_PASSWORD_AUTH |
  jwtscope verify --user-pool-id "$pool" --client-id "$client" --scope "$scope" ${JWKS:+--jwks "$JWKS"}

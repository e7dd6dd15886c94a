#!/usr/bin/env bash
# A step for any CI service: verifies the access token in the sign-in output on standard input, and
# explains a failure.
#
#   aws cognito-idp initiate-auth … |
#     check-scopes.sh --user-pool-id us-east-1_Example01 --scope com.example.photos/read
#
# The options and the exit code are those of jwtscope verify.
set -euo pipefail

status=0
jwtscope verify "$@" || status=$?

case $status in
  0) meaning="go on: the token is genuine and carries the expected scopes" ;;
  1) meaning="stop: the token is not genuine, or the keys are outdated or from another user pool" ;;
  2) meaning="check the configuration: the token is genuine, but from another user pool, for another app client, or of another kind" ;;
  3) meaning="sign in again, or correct the clock: the token is not valid at this time" ;;
  4) meaning="check the pre token generation trigger: a scope, group or claim is not as expected" ;;
  64) meaning="check the command line of this step" ;;
  65) meaning="check the sign-in: the input contains no token, or a file is malformed" ;;
  66) meaning="check the paths: a file cannot be read" ;;
  69) meaning="try again: the keys of the user pool cannot be fetched" ;;
  *) meaning="free disk space, or report a bug: jwtscope failed, or its output cannot be written" ;;
esac
printf 'exit code %d: %s\n' "$status" "$meaning" >&2
exit "$status"

#!/usr/bin/env bash
# A step for any CI service: verifies the access token of the sign-in that is piped in, and says what a failure means.
#
#   aws cognito-idp initiate-auth … | check-scopes.sh --user-pool-id us-east-1_Example01 --scope com.example.photos/read
#
# All options are those of jwtscope verify, and the exit code is its own.
set -euo pipefail

status=0
jwtscope verify "$@" || status=$?

case $status in
  0) meaning="go on: the token is genuine and carries its scopes" ;;
  1) meaning="stop: the token is not genuine, or the keys are another pool's or out of date" ;;
  2) meaning="check the configuration: the token is genuine, but another pool's, client's or kind" ;;
  3) meaning="sign in anew, or set the clock: the token is not valid at this time" ;;
  4) meaning="check the pre token generation trigger: a scope, group or claim is not as expected" ;;
  64) meaning="check the command line of this step" ;;
  65) meaning="check the sign-in: no token came through the pipe, or a file is malformed" ;;
  66) meaning="check the paths: a file cannot be read" ;;
  69) meaning="try again: the user pool's keys cannot be fetched" ;;
  *) meaning="report it: a fault in jwtscope itself" ;;
esac
printf 'exit code %d: %s\n' "$status" "$meaning" >&2
exit "$status"

#!/usr/bin/env bash
# A unit test for a pre token generation trigger, without an AWS account: would the access token
# carry the scope?
#
#   test-trigger.sh [FUNCTION [SCOPE]]
#
# FUNCTION is a JavaScript file or, if its name ends in .py, a Python file. Exits with 0 if the scope
# would be there, 4 if it would not, and 65 if Cognito would refuse the function's response.
set -euo pipefail

trigger=$(dirname "${BASH_SOURCE[0]}")/../trigger
function=${1:-$trigger/index.mjs}
scope=${2:-com.example.photos/read}

case $function in
  *.py) runner=(python3 "$trigger/run.py") ;;
  *) runner=(node "$trigger/run.mjs") ;;
esac

jwtscope trigger event | "${runner[@]}" "$function" | jwtscope trigger preview --scope "$scope"

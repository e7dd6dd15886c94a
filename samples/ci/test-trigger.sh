#!/usr/bin/env bash
# A unit test for a pre token generation trigger, without an AWS account: would the access token
# carry the scope?
#
#   test-trigger.sh [FUNCTION.mjs [SCOPE]]
#
# Exits with 0 if it would, 4 if it would not, and 65 if Cognito would refuse the function's
# response.
set -euo pipefail

trigger=$(dirname "${BASH_SOURCE[0]}")/../trigger
function=${1:-$trigger/index.mjs}
scope=${2:-com.example.photos/read}

jwtscope trigger event | node "$trigger/run.mjs" "$function" | jwtscope trigger preview --scope "$scope"

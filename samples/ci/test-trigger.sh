#!/usr/bin/env bash
# A unit test of a pre token generation trigger, with no AWS account: would the access token carry the scope?
#
#   test-trigger.sh [FUNCTION.mjs [SCOPE]]
#
# Exit code 0 if it would, 4 if not, 65 if Cognito would not accept what the function returned.
set -euo pipefail

trigger=$(dirname "${BASH_SOURCE[0]}")/../trigger
function=${1:-$trigger/index.mjs}
scope=${2:-com.example.photos/read}

jwtscope trigger event | node "$trigger/run.mjs" "$function" | jwtscope trigger preview --scope "$scope"

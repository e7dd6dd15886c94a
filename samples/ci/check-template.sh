#!/usr/bin/env bash
# A check before a deployment: would access tokens carry the scope with the settings in a template or
# plan? Needs no AWS account.
#
#   check-template.sh FILE.json [SCOPE]
#
# FILE.json is a CloudFormation template in JSON, such as `cdk synth --json` or `aws cloudformation
# get-template` prints, or the output of `terraform show -json PLAN`. Exits with 4 if a setting keeps
# the scope out of the token, for example a trigger that was set back to V1_0. A setting that the file
# does not show does not fail the check. In GitHub Actions, the result is shown as annotations.
set -euo pipefail

file=$1
scope=${2:-com.example.photos/read}
format=text
[ "${GITHUB_ACTIONS-}" != true ] || format=github

jwtscope pool "$file" --scope "$scope" --output "$format"

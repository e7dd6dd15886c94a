#!/usr/bin/env bash
# Downloads a release of jwtscope, checks its SHA-256 and unpacks it to $RUNNER_TEMP/jwtscope.
set -euo pipefail

fail() {
  printf '::error title=jwtscope::%s\n' "$1"
  exit 69
}

version=${INPUT_VERSION:-$("$GITHUB_ACTION_PATH/../../../.ci/version")}
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || fail 'version must be three numbers, such as 0.2.0'
[[ ${INPUT_SHA256:-} =~ ^([0-9a-f]{64})?$ ]] || fail 'sha256 must be 64 hexadecimal digits, in lower case'
[ "$(uname -s)" = Linux ] || fail 'releases are for Linux; on another runner, build jwtscope from source'

name=jwtscope-$version-linux-$(uname -m)
# An action that is used from its own repository has no action_repository.
release=$GITHUB_SERVER_URL/${ACTION_REPOSITORY:-$GITHUB_REPOSITORY}/releases/download/v$version
# As for keys, plain http is only for a server on this machine.
protocol='=https'
if [[ $GITHUB_SERVER_URL =~ ^http://127\.0\.0\.1:[0-9]+$ ]]; then protocol='=http'; fi

folder=$RUNNER_TEMP/jwtscope
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
get() {
  curl --disable --fail --silent --show-error --location --proto "$protocol" --retry 3 --max-time 300 \
    --output "$1" --url "$release/$1" || fail "$release/$1 cannot be downloaded; is $version a released version?"
}
get "$name.tar.gz"
if [ -n "${INPUT_SHA256:-}" ]; then
  printf '%s  %s\n' "$INPUT_SHA256" "$name.tar.gz" >expected
else
  get SHA256SUMS
  grep "^[0-9a-f]\{64\}  $name\.tar\.gz\$" SHA256SUMS >expected || fail "SHA256SUMS does not list $name.tar.gz"
fi
sha256sum --check --quiet expected || fail "$name.tar.gz does not have the expected SHA-256"
tar --extract --gzip --file "$name.tar.gz" --strip-components=1 "$name/bin/jwtscope"

#!/usr/bin/env bash
# Installs the packages that the tests need and that are missing on Debian or Ubuntu with Swift.
set -euo pipefail

missing=()
# Each line is a package and a command that succeeds if it is installed. mandoc checks the manual
# page; fish and zsh run the completion scripts.
while read -r package probe; do
  sh -c "$probe" >/dev/null 2>&1 </dev/null || missing+=("$package")
done <<'PACKAGES'
buildah               test -z "${JWTSCOPE_RELEASE-}" || command -v buildah
busybox-static        test -z "${JWTSCOPE_RELEASE-}" || dpkg --status busybox-static
curl                  command -v curl
default-jre-headless  test -z "${JWTSCOPE_SPARK-}" || command -v java
dpkg-dev              test -z "${JWTSCOPE_RELEASE-}" || command -v dpkg-shlibdeps
fish                  command -v fish
jq                    command -v jq
libssl-dev            test -e /usr/include/openssl/evp.h
libxml2-utils         command -v xmllint
mandoc                command -v mandoc
musl                  test -z "${JWTSCOPE_RELEASE-}" || ls /lib/ld-musl-*
nodejs                command -v node
openssl               command -v openssl
pkg-config            command -v pkg-config
python3-jsonschema    /usr/bin/python3 -c 'import jsonschema'
python3-venv          python3 -c 'import ensurepip, venv'
python3-yaml          /usr/bin/python3 -c 'import yaml'
zsh                   command -v zsh
PACKAGES
if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -q
  "${as_root[@]}" apt-get install -y -q "${missing[@]}"
fi

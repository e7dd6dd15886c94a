#!/usr/bin/env bash
# Runs the tests with a version of OpenSSL other than the system's.
#
#   Tests/openssl.sh VERSION|FILE [OPTION of swift test]…
#
# VERSION is 3.3 or 3.5: its libcrypto is taken from a wheel on PyPI, which is downloaded once into
# ~/.cache/jwtscope/openssl or $OPENSSL_CACHE. FILE is a libcrypto.so.3, or a wheel that contains
# one.
set -euo pipefail
cd "$(dirname "$0")/.."
cache=${OPENSSL_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/jwtscope/openssl}

die() {
  printf 'openssl.sh: %s\n' "$1" >&2
  exit 64
}

# requirement VERSION: a wheel with that libcrypto, and its hashes for x86-64 and ARM.
requirement() {
  case $1 in
    3.3)
      printf '%s' 'psycopg-binary==3.2.2' \
        ' --hash=sha256:a06136aab55a2de7dd4e2555badae276846827cfb023e6ba1b22f7a7b88e3f1b' \
        ' --hash=sha256:566b1c530898590f0ac9d949cf94351c08d73c89f8800c74c0a63ffd89a383c8'
      ;;
    3.5)
      printf '%s' 'psycopg2-binary==2.9.11' \
        ' --hash=sha256:fa0f693d3c68ae925966f0b14b8edda71696608039f4ed61b1fe9ffa468d16db' \
        ' --hash=sha256:ab8905b5dcb05bf3fb22e0cf90e10f469563486ffb6a96569e51f897c750a76a'
      ;;
    *) return 1 ;;
  esac
}

# extract FILE FOLDER: links or unpacks the libcrypto as FOLDER/libcrypto.so.3, and prints its
# version. The soname is the name that programs look for: in a wheel, the file's has a hash.
extract() {
  python3 - "$1" "$2" <<'PYTHON'
import pathlib, re, sys, zipfile
source, folder = map(pathlib.Path, sys.argv[1:])
library = source.read_bytes()
if zipfile.is_zipfile(source):
    wheel = zipfile.ZipFile(source)
    names = [name for name in wheel.namelist() if pathlib.Path(name).name.startswith("libcrypto")]
    if not names:
        sys.exit(f"openssl.sh: {source} contains no libcrypto")
    library = wheel.read(names[0])
version = re.search(rb"OpenSSL (\d+\.\d+\.\d+)", library)
if not version or not version[1].startswith(b"3."):
    found = f"OpenSSL {version[1].decode()}" if version else "no OpenSSL"
    sys.exit(f"openssl.sh: {source} contains {found}; jwtscope needs OpenSSL 3")
folder.mkdir(parents=True, exist_ok=True)
(folder / "libcrypto.so.3").write_bytes(library)
print(version[1].decode())
PYTHON
}

[ $# -gt 0 ] || die 'which OpenSSL? Give 3.3, 3.5, a libcrypto.so.3 or a wheel that contains one'
wanted=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

Tests/install.sh
if [ -f "$wanted" ]; then
  file=$wanted
else
  requirement "$wanted" >"$work/requirements.txt" ||
    die "there is no file $wanted, and no wheel is known for that version: give 3.3, 3.5 or a file"
  mkdir -p "$cache"
  # If two start at once, one downloads and the other waits.
  exec 9>"$cache/$wanted.lock"
  flock 9
  if ! compgen -G "$cache/$wanted/*.whl" >/dev/null; then
    python3 -m venv "$work/venv"
    # One Python version for all machines, so that the wheel is the same: no Python code in it runs.
    "$work/venv/bin/python" -m pip download --quiet --disable-pip-version-check --no-deps \
      --only-binary :all: --implementation cp --python-version 3.12 --require-hashes \
      --requirement "$work/requirements.txt" --dest "$cache/$wanted"
  fi
  exec 9>&-
  file=$(compgen -G "$cache/$wanted/*.whl")
fi
version=$(extract "$file" "$work/lib")

samples/local-cognito/local-cognito --install
swift build --build-tests
swift build -c release --product jwtscope --static-swift-stdlib
# A test compares this version with that of the library that was loaded.
export JWTSCOPE_OPENSSL=$version LD_LIBRARY_PATH=$work/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
Tests/run.sh --skip-build "$@"

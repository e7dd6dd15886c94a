#!/usr/bin/env bash
# Compares jwtscope with a minimal C program on libcrypto, and prints the tables of Tests/README.md.
#
#   Tests/Benchmarks/run.sh            takes about ten minutes, and 3 GB in TMPDIR while it runs
#   Tests/Benchmarks/run.sh --peers    compares jwtscope with other verifiers, installed from Debian and
#                                      PyPI, and draws Benchmarks/peers.svg; takes five minutes
#   --quick                            takes about one minute after the builds, for a first look
#
# COUNT (tokens), ROUNDS and STARTS (processes) can be set in the environment. Only prints figures:
# no figure makes it fail.
set -euo pipefail
cd "$(dirname "$0")/../.."

peers='' quick=''
for word; do
  case $word in
    --peers) peers=yes ;;
    --quick) quick=yes ;;
    *) echo "usage: Tests/Benchmarks/run.sh [--peers] [--quick]" >&2 && exit 64 ;;
  esac
done
sizes() { : "${COUNT:=$1}" "${ROUNDS:=$2}" "${STARTS:=$3}" "${SPEED_SECONDS:=$4}"; }
case $peers,$quick in
  yes,yes) sizes 2000 3 20 0 ;;
  yes,) sizes 20000 5 50 0 ;;
  ,yes) sizes 20000 3 100 1 ;;
  *) sizes 200000 5 200 3 ;;
esac

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
missing=()
command -v openssl >/dev/null || missing+=(openssl)
command -v pkg-config >/dev/null || missing+=(pkg-config)
[ -e /usr/include/openssl/evp.h ] || missing+=(libssl-dev)
if [ ${#missing[@]} -gt 0 ]; then
  "${as_root[@]}" apt-get update -q >&2
  "${as_root[@]}" apt-get install -y -q "${missing[@]}" >&2
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/jwtscope-benchmarks.XXXXXX")
trap 'rm -rf "$work"' EXIT
say() { echo "$*" >&2; }

# --- Builds

compiler=${CC:-$(command -v cc || command -v clang)}
for program in reference make-tokens measure; do
  "$compiler" -O2 -Wall -Wextra -Werror -std=c17 -D_GNU_SOURCE \
    "Tests/Benchmarks/$program.c" -o "$work/$program" -lcrypto -lpthread
done
say "building jwtscope"
swift build -c release --static-swift-stdlib --product jwtscope >&2
tool=$PWD/.build/release/jwtscope

# shellcheck source=/dev/null
. Tests/Benchmarks/figures.sh
if [ "$peers" ]; then
  # shellcheck source=/dev/null
  . Tests/Benchmarks/peers.sh
  exit
fi

static=$PWD/.build/static/release/jwtscope
if ! swift build -c release --scratch-path .build/static --product jwtscope \
  -Xswiftc -static-executable >"$work/static.log" 2>&1; then
  say "the static executable does not link, so the tables leave it out:"
  grep -m 5 -i -E 'error|undefined' "$work/static.log" >&2 || tail -5 "$work/static.log" >&2
  static=
fi

# --- Tables

speed() { # algorithm, cores
  local name
  case $1 in RS256) name=rsa2048 ;; ES256) name=ecdsap256 ;; EdDSA) name=ed25519 ;; esac
  local cores=(taskset -c 0) multi=()
  [ "$2" -eq 1 ] || { cores=(taskset -c "0-$(($2 - 1))") && multi=(-multi "$2"); }
  "${cores[@]}" openssl speed -elapsed -seconds "$SPEED_SECONDS" "${multi[@]}" "$name" 2>/dev/null |
    awk 'END { print $NF }'
}

audit() { # algorithm, tokens
  local figures=$work/audit-$1 args cores all=0
  make_tokens "$1" "$1" "$2"
  mapfile -t args < <(audit_options "$1" "$1")
  local file=$work/$1/tokens.txt
  local commands=(
    taskset -c 0 "$work/reference" "$work/$1/jwks.json" "$file" --
    taskset -c 0 "$tool" audit --jobs 1 "${args[@]}" "$file")
  if [ "$(nproc)" -ge 2 ]; then
    all=1
    commands+=(
      -- taskset -c 0-1 "$work/reference" "$work/$1/jwks.json" "$file" 2
      -- taskset -c 0-1 "$tool" audit --jobs 2 "${args[@]}" "$file")
  fi
  say "verifying one token, then all of them, $ROUNDS rounds"
  head -n 1 "$file" >"$work/one.txt"
  "$tool" audit "${args[@]}" "$work/one.txt" >"$work/verdict" || { cat "$work/verdict" >&2 && exit 1; }
  measure "$figures" "$ROUNDS" /dev/null "${commands[@]}"
  for ((cores = 1; cores <= all + 1; cores++)); do
    echo "| $1 | $cores | \`openssl speed\` | | $(grouped "$(speed "$1" "$cores")") | | | | | |"
    audit_row "$1" "$cores" reference $((2 * cores - 2)) "$2" "$figures"
    audit_row "$1" "$cores" "**jwtscope**" $((2 * cores - 1)) "$2" "$figures"
  done
}
audit_row() { # algorithm, cores, name, position, tokens, figures
  local reference=$((2 * $2 - 2)) one=$(($4 % 2))
  echo "| $1 | $2 | $3 | $(calculate %.2f "$(cpu "$6" "$4") / $(wall "$6" "$4")")" \
    "| $(grouped "$(calculate %f "$5 * 1e6 / $(wall "$6" "$4")")")" \
    "| $(calculate %.2f "1 / $(wall_ratio "$6" "$4" "$reference")")" \
    "| $(calculate %.2f "1 / $(wall_ratio "$6" "$4" "$one")")" \
    "| $(calculate %.1f "$(cpu "$6" "$4") / $5")" \
    "| $(calculate %.2f "$(cpu_ratio "$6" "$4" "$reference")")" \
    "| $(grouped "$(peak "$6" "$4")") |"
}

# The same tokens as lines of logs, and a log that repeats 500 of them.
inputs() {
  local figures=$work/inputs args kind cores=1 jobs position name file=$work/RS256/tokens.txt
  say "writing logs of $COUNT lines"
  for kind in json text log; do
    awk -v kind="$kind" 'BEGIN { srand(1) }
      kind == "log" && NR <= 500 { tokens[NR - 1] = $0 }
      { token = kind == "log" ? tokens[int(rand() * (NR < 500 ? NR : 500))] : $0 }
      kind == "text" {
        printf "2026-01-01T00:30:%02dZ 10.0.0.%d GET /v1/photos/%d 200 authorization: Bearer %s\n",
          NR % 60, NR % 256, NR, token
        next
      }
      {
        printf "{\"requestId\":\"%08x-1111-2222-3333-%012x\",\"ip\":\"10.0.%d.%d\",", NR, NR * 7919,
          NR % 256, NR % 199
        printf "\"requestTimeEpoch\":%.0f,\"method\":\"GET\",\"path\":\"/v1/photos/%d\",\"status\":200,",
          1767227400000 + NR, NR
        printf "\"authorization\":\"Bearer %s\"}\n", token
      }' "$file" >"$work/$kind.txt"
  done
  mapfile -t args < <(audit_options RS256 RS256)
  [ "$(nproc)" -lt 2 ] || cores=2
  for ((jobs = 1; jobs <= cores; jobs++)); do
    local on=(taskset -c "0-$((jobs - 1))")
    local audit=("${on[@]}" "$tool" audit --jobs "$jobs" "${args[@]}")
    say "verifying them on $jobs cores, $ROUNDS rounds"
    measure "$figures" "$ROUNDS" /dev/null \
      "${on[@]}" "$work/reference" "$work/RS256/jwks.json" "$file" "$jobs" \
      -- "${audit[@]}" "$file" -- "${audit[@]}" "$work/json.txt" -- "${audit[@]}" "$work/text.txt" \
      -- "${audit[@]}" "$work/log.txt"
    position=0
    for name in "reference, bare tokens" "bare tokens" "JSON lines" "text lines" \
      "JSON lines, 500 tokens repeated"; do
      echo "| $name | $jobs | $(grouped "$(calculate %f "$COUNT * 1e6 / $(wall "$figures" $position)")")" \
        "| $(calculate %.2f "1 / $(wall_ratio "$figures" $position 0)")" \
        "| $(calculate %.2f "1 / $(cpu_ratio "$figures" $position 0)")" \
        "| $(calculate %.1f "$(cpu "$figures" $position) / $COUNT")" \
        "| $(grouped "$(peak "$figures" $position)") |"
      position=$((position + 1))
    done
  done
  rm "$work"/{json,text,log}.txt
}

start() {
  local figures=$work/start args name position=0
  mapfile -t args < <(checks RS256 RS256)
  head -n 1 "$work/RS256/tokens.txt" >"$work/one.txt"
  local commands=("$work/reference" "$work/RS256/jwks.json" "$work/one.txt"
    -- "$tool" verify "${args[@]}" "$work/one.txt")
  local names=("reference, libcrypto dynamic" "**jwtscope**, Swift static, libcrypto dynamic")
  if [ -n "$static" ]; then
    commands+=(-- "$static" verify "${args[@]}" "$work/one.txt")
    names+=("**jwtscope**, fully static")
  fi
  say "starting each $STARTS times"
  measure "$figures" "$STARTS" /dev/null "${commands[@]}"
  for name in "${names[@]}"; do
    echo "| $name | $(grouped "$(wall "$figures" $position)")" \
      "| $(calculate %.2f "$(wall_ratio "$figures" $position 0)")" \
      "| $(grouped "$(peak "$figures" $position)") |"
    position=$((position + 1))
  done
}

memory() {
  local figures=$work/memory args few=$((COUNT / 10)) many=$work/many.txt
  say "verifying $((COUNT * 10)) lines"
  head -n "$few" "$work/RS256/tokens.txt" >"$work/few.txt"
  for _ in {1..10}; do cat "$work/RS256/tokens.txt"; done >"$many"
  mapfile -t args < <(audit_options RS256 RS256)
  measure "$figures" 1 /dev/null "$tool" audit "${args[@]}" "$work/few.txt" \
    -- "$tool" audit "${args[@]}" "$many"
  rm "$many"
  echo "| $(grouped "$few") | $(grouped "$(peak "$figures" 0)") |"
  echo "| $(grouped $((COUNT * 10))) | $(grouped "$(peak "$figures" 1)") |"
}

# The cost of one more token, without the start of the process.
growth() {
  local kib tokens args figures jwks file one reference cost least=''
  # 47 KiB is the largest claims set that fits into a token of 64 KiB, jwtscope's limit.
  for kib in 1 2 4 8 16 32 47; do
    tokens=$((COUNT / 2 / (kib + 3)))
    make_tokens "$kib" RS256 "$tokens" $((kib * 1024))
    mapfile -t args < <(audit_options "$kib" RS256)
    figures=$work/growth-$kib jwks=$work/$kib/jwks.json file=$work/$kib/tokens.txt one=$work/one.txt
    head -n 1 "$file" >"$one"
    measure "$figures" "$((2 * ROUNDS))" /dev/null \
      taskset -c 0 "$work/reference" "$jwks" "$one" \
      -- taskset -c 0 "$work/reference" "$jwks" "$file" \
      -- taskset -c 0 "$tool" audit --jobs 1 "${args[@]}" "$one" \
      -- taskset -c 0 "$tool" audit --jobs 1 "${args[@]}" "$file"
    rm -r "${work:?}/$kib"
    reference=$(calculate %.2f "($(cpu "$figures" 1) - $(cpu "$figures" 0)) / ($tokens - 1)")
    cost=$(calculate %.2f "($(cpu "$figures" 3) - $(cpu "$figures" 2)) / ($tokens - 1)")
    echo "| $kib | $(calculate %.1f "$reference") | $(calculate %.1f "$cost")" \
      "| $(calculate %.2f "$cost / $reference")" \
      "| ${least:+$(calculate %.2f "($cost - ${least:-0}) / ($kib - 1)")} |"
    least=${least:-$cost}
  done
}

machine
echo
echo "| algorithm | cores | | cores used | tokens/s | ratio to reference | ratio to one core | CPU µs per token | CPU ratio to reference | peak KiB |"
echo "| --- | --: | --- | --: | --: | --: | --: | --: | --: | --: |"
audit RS256 "$COUNT"
audit ES256 $((COUNT / 5))
audit EdDSA $((COUNT / 5))
echo
echo "| input, RS256 | cores | lines/s | ratio to reference | CPU ratio | CPU µs per line | peak KiB |"
echo "| --- | --: | --: | --: | --: | --: | --: |"
inputs
echo
echo "| one token, from process start to exit | µs | ratio to reference | peak KiB |"
echo "| --- | --: | --: | --: |"
start
echo
echo "| audit, lines | peak KiB |"
echo "| --: | --: |"
memory
echo
echo "| claims set, KiB | reference, CPU µs | jwtscope, CPU µs | ratio | µs per KiB above 1 |"
echo "| --: | --: | --: | --: | --: |"
growth

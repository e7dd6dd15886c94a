#!/usr/bin/env bash
# What the tables of run.sh have in common: tokens, measurements and their figures. run.sh sets work,
# COUNT and ROUNDS.
# shellcheck disable=SC2154

# Each line of measure has: position, wall µs, user µs, system µs, peak KiB, exit code.

# Every command must accept every token, or its time means nothing.
measure() {
  local figures=$1
  shift
  "$work/measure" "$@" >"$figures"
  awk '$6 != 0 { print "command " $1 + 1 " of the round failed with exit code " $6; exit 1 }' "$figures" >&2
}
median() {
  sort -g | awk '{ v[NR] = $1 }
    END { print (v[int((NR + 1) / 2)] + v[int((NR + 2) / 2)]) / 2 }'
}
wall() { awk -v p="$2" '$1 == p { print $2 }' "$1" | median; }
cpu() { awk -v p="$2" '$1 == p { print $3 + $4 }' "$1" | median; }
peak() { awk -v p="$2" '$1 == p && $5 > m { m = $5 } END { print m }' "$1"; }
# The median of the ratios of two positions in each round: other load affects both of a round alike.
wall_ratio() {
  awk -v p="$2" -v q="$3" '$1 == p { x[++i] = $2 } $1 == q { y[++j] = $2 }
    END { for (k = 1; k <= i; k++) print x[k] / y[k] }' "$1" | median
}
cpu_ratio() {
  awk -v p="$2" -v q="$3" '$1 == p { x[++i] = $3 + $4 } $1 == q { y[++j] = $3 + $4 }
    END { for (k = 1; k <= i; k++) print x[k] / y[k] }' "$1" | median
}
grouped() {
  awk -v n="$1" 'BEGIN {
    n = sprintf("%.0f", n)
    while (length(n) > 3) { s = "," substr(n, length(n) - 2) s; n = substr(n, 1, length(n) - 3) }
    print n s }'
}
calculate() { awk "BEGIN { printf \"$1\", $2 }"; }

make_tokens() {
  say "making $3 tokens: $2 ${4:-}"
  mkdir -p "$work/$1"
  "$work/make-tokens" "$work/$1" "$3" "$2" ${4:+"$4"}
}
# Options for the checks that the reference makes, too.
checks() {
  printf '%s\n' --jwks "$work/$1/jwks.json" --algorithm "$2" \
    --scope com.example.photos/read --user-pool-id us-east-1_Example01
}
# The reference prints no verdicts, so audit prints only failures.
audit_options() { printf '%s\n' --failures-only && checks "$@"; }

machine() {
  local model
  model=$(awk -F': *' '/^model name/ { print $2; exit }' /proc/cpuinfo)
  echo "${model:-$(uname -m)}, $(nproc) cores, Linux $(uname -r), $(openssl version | cut -d' ' -f1,2)," \
    "$(swift --version 2>/dev/null | grep -o -m 1 'Swift version [0-9.]*')." \
    "$(grouped "$COUNT") tokens, $ROUNDS rounds."
}

#!/usr/bin/env bash
# Searches for inputs that break a law in Tests/Fuzz/Laws, with libFuzzer and AddressSanitizer.
#
#   Tests/Fuzz/run.sh MINUTES [TARGET…]    runs each target for MINUTES; 0.2 is twelve seconds
#
# Prints a table at the end. Exits with 1 if a law was broken. Interesting inputs stay in
# .build/fuzz for the next run.
set -euo pipefail
cd "$(dirname "$0")/../.."

all=(json base64url token jwks sign-in trigger settings)
minutes=${1:-}
if ! [[ $minutes =~ ^[0-9]+(\.[0-9]+)?$ ]]; then
  echo "usage: Tests/Fuzz/run.sh MINUTES [TARGET…]; the targets are: ${all[*]}" >&2
  exit 64
fi
shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=("${all[@]}")
for target in "${targets[@]}"; do
  if [[ " ${all[*]} " != *" $target "* ]]; then
    echo "run.sh: there is no target $target; the targets are: ${all[*]}" >&2
    exit 64
  fi
done
seconds=$(awk -v minutes="$minutes" 'BEGIN { s = int(minutes * 60 + 0.5); print (s > 0 ? s : 1) }')

Tests/install.sh

export JWTSCOPE_FUZZ=1
# Swift's backtracer can hang on a crash, and libFuzzer prints its own stack trace.
export SWIFT_BACKTRACE=enable=no
build=.build/fuzz
for target in "${targets[@]}"; do
  # --sanitize=fuzzer links libFuzzer. Given twice, the option would keep only one sanitizer, so
  # -Xswiftc adds both for the compiler.
  swift build --configuration release --scratch-path "$build" --product "fuzz-$target" \
    --sanitize=fuzzer -Xswiftc -sanitize=fuzzer,address
done

findings=0
table=$(printf '%-10s %12s %12s %10s  %s' target executions a-second MiB result)
for target in "${targets[@]}"; do
  learnt=$build/corpus/$target
  found=$build/findings/$target
  mkdir -p "$learnt" "$found"
  seeds=("Tests/Fuzz/corpus/$target")
  [ ! -d "Tests/Fuzz/regressions/$target" ] || seeds+=("Tests/Fuzz/regressions/$target")
  options=(-max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1)
  case $target in
    token) seeds+=(samples/tokens) ;;
    jwks) seeds+=(samples/keys) ;;
    sign-in)
      seeds+=(samples/responses samples/tokens)
      # With inputs of 17 KiB it makes a quarter as many executions in the same time.
      options+=(-max_len=1024)
      ;;
    trigger) seeds+=(samples/trigger/responses) ;;
    settings) seeds+=(samples/pool) ;;
  esac
  log=$build/$target.log
  echo "fuzz-$target: $seconds s"
  result=holds
  "$build/release/fuzz-$target" "${options[@]}" -artifact_prefix="$found/" \
    "$learnt" "${seeds[@]}" >"$log" 2>&1 \
    || result=broken
  statistic() { awk -v name="stat::$1:" '$1 == name { value = $2 } END { print value + 0 }' "$log"; }
  if [ "$result" = broken ]; then
    findings=$((findings + 1))
    tail -n 40 "$log" >&2
    echo "fuzz-$target: broken. The input is in $found/; when it is fixed, move it to Tests/Fuzz/regressions/$target/" >&2
  fi
  table+=$(printf '\n%-10s %12d %12d %10d  %s' "$target" "$(statistic number_of_executed_units)" \
    "$(statistic average_exec_per_sec)" "$(statistic peak_rss_mb)" "$result")
done
echo "$table"
[ "$findings" -eq 0 ]

#!/usr/bin/env bash
# The part of run.sh for --peers: other verifiers, each on one core. One that cannot be installed in
# the version below is named and left out.
#
# run.sh sets work, compiler, tool, as_root, COUNT, ROUNDS and STARTS.
# shellcheck disable=SC2153,SC2154

folder=Tests/Benchmarks/Peers
claims="signature, claims, scope"
arguments=(https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example01 com.example.photos/read)
# Programs that verify only one token run in a loop for many.
loops=$((COUNT < 200 ? COUNT : 200))

names=() versions=() checked=() counts=() starts=() batches=()
# add NAME VERSION CHECKS COUNT: the commands are in start, for one token, and batch, for COUNT.
add() {
  [ ${#names[@]} -eq 0 ] || starts+=(--) batches+=(--)
  names+=("$1") versions+=("$2") checked+=("$3") counts+=("$4")
  starts+=(taskset -c 0 "${start[@]}") batches+=(taskset -c 0 "${batch[@]}")
}
# library NAME VERSION COMMAND…: a program of Peers.
library() {
  start=("${@:3}" "$jwks" "$work/one.txt" "${arguments[@]}")
  batch=("${@:3}" "$jwks" "$file" "${arguments[@]}")
  add "$1" "$2" "$claims" "$COUNT"
}
# program NAME VERSION COMMAND…: verifies only the signature of the token in the file that follows.
program() {
  start=("${@:3}" "$work/token.jwt")
  # The loop reads each token from a file, too, because not all of these programs read a pipe.
  # shellcheck disable=SC2016
  batch=(bash -c 'while IFS= read -r token; do
      printf %s "$token" >"$0" && "$@" "$0" >"$0.log" || exit
    done' "$work/loop.jwt" "${@:3}")
  batch=(bash -c "exec <\"\$0\"; $(printf '%q ' "${batch[@]}")" "$work/loop.txt")
  add "$1" "$2" signature "$loops"
}

# debian PACKAGE=VERSION…: whether these are installed, or could be.
debian() {
  local package wrong=()
  for package; do
    [ "$(dpkg-query -W -f '${Version}' "${package%%=*}" 2>/dev/null)" = "${package#*=}" ] ||
      wrong+=("$package")
  done
  [ ${#wrong[@]} -gt 0 ] || return 0
  "${as_root[@]}" apt-get install -y -q --no-install-recommends "${wrong[@]}" \
    >"$work/apt.log" 2>&1 </dev/null && return
  say "left out, because Debian's ${wrong[*]} cannot be installed here"
  return 1
}

peers() {
  local jwks=$work/RS256/jwks.json file=$work/RS256/tokens.txt start batch options python
  make_tokens RS256 RS256 "$COUNT"
  head -n 1 "$file" >"$work/one.txt"
  tr -d '\n' <"$work/one.txt" >"$work/token.jwt"
  head -n "$loops" "$file" >"$work/loop.txt"
  mapfile -t options < <(checks RS256 RS256)

  start=("$work/reference" "$jwks" "$work/one.txt") batch=("$work/reference" "$jwks" "$file")
  add "C program on libcrypto" "$(openssl version | cut -d' ' -f2)" "$claims" "$COUNT"
  start=("$tool" verify "${options[@]}" "$work/one.txt")
  batch=("$tool" audit --jobs 1 --failures-only "${options[@]}" "$file")
  add "**jwtscope**" "$("$tool" --version | awk 'NR == 1 { print $2 }')" "$claims" "$COUNT"
  if debian libcjose-dev=0.6.2.1-1+deb12u2 libjansson-dev=2.14-2; then
    "$compiler" -O2 -Wall -Wextra -Werror -std=c17 -D_GNU_SOURCE $folder/cjose_peer.c \
      -o "$work/cjose_peer" -lcjose -ljansson -lcrypto
    library "cjose, in C" 0.6.2.1 "$work/cjose_peer"
  fi
  if debian node-jose=4.11.4-1; then
    library "jose, in Node.js $(node --version)" 4.11.4 \
      env NODE_PATH=/usr/share/nodejs node $folder/jose_peer.js
  fi
  if debian ruby-jwt=2.5.0-1+deb12u1; then
    library "ruby-jwt, in Ruby $(ruby -e 'print RUBY_VERSION')" 2.5.0 ruby $folder/ruby_jwt_peer.rb
  fi
  if python=$(.ci/python-tools peers --requirement $folder/requirements.txt)/bin/python; then
    library "joserfc, in $("$python" --version)" "$(pinned joserfc)" "$python" $folder/joserfc_peer.py
    library "PyJWT, in $("$python" --version)" "$(pinned 'PyJWT\[crypto\]')" \
      "$python" $folder/pyjwt_peer.py
    if debian jwt=4.4.3-1+b4 && "$python" $folder/pem.py "$jwks" "$work/one.txt" >"$work/key.pem"; then
      program "jwt, golang-jwt's program" 4.4.3 jwt -alg RS256 -key "$work/key.pem" -verify
    fi
  else
    say "left out, because PyPI's $(tr '\n' ' ' <$folder/requirements.txt)cannot be installed here"
  fi
  if debian jose=11-2+deb12u1; then
    program "jose, José's program" 11 jose jws ver -k "$jwks" -i
  fi

  say "starting each $STARTS times"
  measure "$work/starts" "$STARTS" /dev/null "${starts[@]}"
  say "verifying $COUNT tokens with each, $ROUNDS rounds"
  measure "$work/batches" "$ROUNDS" /dev/null "${batches[@]}"
}
pinned() { sed -n "s/^$1==//p" $folder/requirements.txt; }

# Processor time, because other load hardly affects it, and each of these uses one core.
rows() {
  local position least tokens share
  least=$(cpu "$work/batches" 0)
  for position in "${!names[@]}"; do
    tokens=$(calculate %f "${counts[position]} * 1e6 / $(cpu "$work/batches" "$position")")
    share=$(calculate %.3f "$tokens / ($COUNT * 1e6 / $least)")
    printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "${names[position]}" "${versions[position]}" \
      "${checked[position]}" "$(calculate %.1f "$(cpu "$work/starts" "$position") / 1000")" \
      "$(calculate %.2f "$(cpu_ratio "$work/starts" "$position" 0)")" "$(grouped "$tokens")" \
      "$share" "$(calculate %.0f "$(peak "$work/batches" "$position") / 1024")"
  done
}

machine
peers
rows >"$work/peers.tsv"
echo
echo "| | version | checks | one token, CPU ms | ratio to the C program | many, tokens per second of CPU | ratio to the C program | peak MiB |"
echo "| --- | --- | --- | --: | --: | --: | --: | --: |"
sed 's/\t/ | /g; s/^/| /; s/$/ |/' "$work/peers.tsv"
Tests/Benchmarks/chart.py <"$work/peers.tsv" >Tests/Benchmarks/peers.svg
say "drew Tests/Benchmarks/peers.svg"

#!/bin/sh
# Prints a token with these further claims and no valid signature: unsigned.sh '"scope":"a/b","tenant":"a"'
encode() { basenc --wrap=0 --base64url | tr -d '='; }
header=$(printf '{"kid":"key","alg":"RS256"}' | encode)
claims=$(printf '{"token_use":"access","iat":1767225600,"exp":1767229200,"client_id":"1example23456789",%s}' "$1" | encode)
printf '%s.%s.c2lnbmF0dXJl\n' "$header" "$claims"

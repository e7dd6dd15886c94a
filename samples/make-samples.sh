#!/usr/bin/env bash
# Recreates every file in tokens/, keys/ and responses/ in the form of Amazon Cognito and the AWS
# CLI. Needs bash, coreutils and the openssl command. README.md describes the files.
set -euo pipefail
shopt -s inherit_errexit
cd "$(dirname "${BASH_SOURCE[0]}")"

for tool in basenc openssl; do
  command -v "$tool" >/dev/null && continue
  printf 'make-samples.sh: needs the command %s; on Debian or Ubuntu: sudo apt-get install coreutils openssl\n' "$tool" >&2
  exit 69
done

readonly pool=us-east-1_Example01 client=1example23456789client0000 user=janedoe
readonly issuer="https:\/\/cognito-idp.us-east-1.amazonaws.com\/$pool"
readonly signed_in=1767225600 day=86400 # 2026-01-01T00:00:00Z
readonly own=aws.cognito.signin.user.admin photos=com.example.photos
readonly photographers='"cognito:groups":["photographers"],'

# The private keys exist only in this array and reach openssl through a pipe, so none is ever on
# disk or in a process list. (In older shells, a here-string would be a temporary file.)
declare -A pem kid

b64url() { basenc --wrap=0 --base64url | tr -d '='; }
encoded() { printf '%s' "$1" | b64url; }
random() { openssl rand "$1" | b64url; }

# The same name always gives the same UUID, so only keys and signatures change between runs.
uuid() {
  local hash
  hash=$(printf '%s' "$1" | sha256sum)
  printf '%s-%s-4%s-8%s-%s' "${hash:0:8}" "${hash:8:4}" "${hash:13:3}" "${hash:17:3}" "${hash:20:12}"
}

key() {
  local name=$1
  pem[$name]=$(openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048)
  kid[$name]=
  # The key ID must contain both / and +, the characters that base64 has and base64url does not, so
  # that a reader that confuses the two fails.
  until [[ ${kid[$name]} == */* && ${kid[$name]} == *+* ]]; do kid[$name]=$(openssl rand -base64 32); done
}

jwk() {
  local modulus
  modulus=$(openssl rsa -in <(printf '%s\n' "${pem[$1]}") -noout -modulus)
  modulus=$(printf '%s' "${modulus#Modulus=}" | basenc --decode --base16 | b64url)
  printf '{"alg":"RS256","e":"AQAB","kid":"%s","kty":"RSA","n":"%s","use":"sig"}' "${kid[$1]}" "$modulus"
}

jwk_set() {
  local first second
  first=$(jwk "$1")
  second=$(jwk "$2")
  printf '{"keys":[%s,%s]}\n' "$first" "$second"
}

# unsigned KEY ALG CLAIMS: the encoded header in Cognito's form (no typ, / written as \/) and
# claims.
unsigned() {
  local header
  header=$(printf '{"kid":"%s","alg":"%s"}' "${kid[$1]//\//\\/}" "$2")
  printf '%s.%s' "$(encoded "$header")" "$(encoded "$3")"
}

# sign KEY CLAIMS: an RS256 token.
sign() {
  local input signature
  input=$(unsigned "$1" RS256 "$2")
  signature=$(printf '%s' "$input" | openssl dgst -sha256 -sign <(printf '%s\n' "${pem[$1]}") | b64url)
  printf '%s.%s\n' "$input" "$signature"
}

# sign_hmac KEY CLAIMS FILE: a forged token that uses a public key's file as the shared secret.
sign_hmac() {
  local input secret signature
  input=$(unsigned "$1" HS256 "$2")
  secret=$(basenc --wrap=0 --base16 "$3")
  signature=$(printf '%s' "$input" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$secret" -binary | b64url)
  printf '%s.%s\n' "$input" "$signature"
}

# times [SIGNED_IN]: the three time claims in Cognito's order.
times() {
  local at=${1:-$signed_in}
  printf '"auth_time":%d,"exp":%d,"iat":%d' "$at" $((at + 3600)) "$at"
}

# access_claims SESSION SCOPE [GROUPS [VERSION [SIGNED_IN]]]: GROUPS and VERSION are JSON members
# that end with a comma.
access_claims() {
  printf '{"sub":"%s",%s"iss":"%s",%s"client_id":"%s",' "$(uuid "$user")" "${3-}" "$issuer" "${4-}" "$client"
  printf '"origin_jti":"%s","event_id":"%s",' "$(uuid "$1 origin")" "$(uuid "$1 event")"
  printf '"token_use":"access","scope":"%s",%s,' "$2" "$(times "${5-}")"
  printf '"jti":"%s","username":"%s"}' "$(uuid "$1 access")" "$user"
}

# id_claims SESSION [GROUPS]
id_claims() {
  printf '{"sub":"%s",%s"email_verified":true,"iss":"%s",' "$(uuid "$user")" "${2-}" "$issuer"
  printf '"cognito:username":"%s","origin_jti":"%s",' "$user" "$(uuid "$1 origin")"
  printf '"aud":"%s","event_id":"%s","token_use":"id",%s,' "$client" "$(uuid "$1 event")" "$(times)"
  printf '"jti":"%s","email":"jane@example.com"}' "$(uuid "$1 id")"
}

# machine_claims SESSION SCOPE: the claims of a client credentials token.
machine_claims() {
  printf '{"sub":"%s","token_use":"access","scope":"%s","auth_time":%d,' "$client" "$2" "$signed_in"
  printf '"iss":"%s","exp":%d,"iat":%d,' "$issuer" $((signed_in + 3600)) "$signed_in"
  printf '"version":2,"jti":"%s","client_id":"%s"}' "$(uuid "$1 access")" "$client"
}

# Five parts as in a JWE: header, encrypted key, initialization vector, ciphertext, tag. All but the
# header are random.
refresh_token() {
  local part
  encoded '{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}'
  for part in 256 12 850 16; do
    printf '.'
    random "$part"
  done
  printf '\n'
}

make_keys() {
  local name
  for name in id access other-id other-access rotated; do key "$name"; done
  jwk_set id access >keys/jwks.json
  jwk_set other-id other-access >keys/other-pool.json
}

make_tokens() {
  local both="$own $photos/read $photos/write" claims original forged
  claims=$(access_claims with-scopes "$both" "$photographers")
  sign access "$claims" >tokens/with-scopes.jwt
  sign rotated "$claims" >tokens/unknown-kid.jwt
  sign_hmac access "$claims" keys/jwks.json >tokens/hmac.jwt
  printf '%s.\n' "$(unsigned access none "$claims")" >tokens/alg-none.jwt

  original=$(sign access "$(access_claims without-scopes "$own")")
  forged=$(unsigned access RS256 "$(access_claims without-scopes "$both")")
  printf '%s\n' "$original" >tokens/without-scopes.jwt
  printf '%s.%s\n' "$forged" "${original##*.}" >tokens/tampered.jwt

  sign access "$(access_claims expired "$both" "$photographers" '' $((signed_in - day)))" >tokens/expired.jwt
  sign access "$(access_claims near-miss "$own $photos/Read" "$photographers")" >tokens/near-miss.jwt
  sign access "$(access_claims oauth "openid profile email $photos/read" '' '"version":2,')" >tokens/oauth.jwt
  sign access "$(machine_claims machine "$photos/read")" >tokens/machine.jwt
  sign id "$(id_claims with-scopes "$photographers")" >tokens/id.jwt
  refresh_token >tokens/refresh.txt
}

# sign_in_json ACCESS ID REFRESH: what initiate-auth prints with --output json.
sign_in_json() {
  cat <<JSON
{
    "ChallengeParameters": {},
    "AuthenticationResult": {
        "AccessToken": "$1",
        "ExpiresIn": 3600,
        "TokenType": "Bearer",
        "RefreshToken": "$3",
        "IdToken": "$2"
    }
}
JSON
}

# The other formats sort the members, and text omits empty ones.
sign_in_text() { printf 'AUTHENTICATIONRESULT\t%s\t3600\t%s\t%s\tBearer\n' "$1" "$2" "$3"; }

sign_in_yaml() {
  printf 'AuthenticationResult:\n  AccessToken: %s\n  ExpiresIn: 3600\n  IdToken: %s\n' "$1" "$2"
  printf '  RefreshToken: %s\n  TokenType: Bearer\nChallengeParameters: {}\n' "$3"
}

sign_in_yaml_stream() { sign_in_yaml "$@" | sed '1s/^/- /; 2,$s/^/  /'; }

line() { printf '%*s' "$1" '' | tr ' ' -; }
centred() { printf '%*s%s%*s' $((($1 - ${#2}) / 2)) '' "$2" $((($1 - ${#2} + 1) / 2)) ''; }

# The table is as wide as the longest token; the terminal's width does not matter.
sign_in_table() {
  local longest rule
  longest=$(printf '%s\n' "$@" | wc --max-line-length)
  rule="|+$(line 14)+$(line $((longest + 5)))+|"
  printf '%s\n' "$(line $((longest + 24)))"
  printf '|%s|\n' "$(centred $((longest + 22)) InitiateAuth)"
  printf '+%s+\n' "$(line $((longest + 22)))"
  printf '||%s||\n' "$(centred $((longest + 20)) AuthenticationResult)"
  printf '%s\n' "$rule"
  printf "||  %-12s|  %-$((longest + 3))s||\n" \
    AccessToken "$1" ExpiresIn 3600 IdToken "$2" RefreshToken "$3" TokenType Bearer
  printf '%s\n' "$rule"
}

challenge_json() {
  cat <<JSON
{
    "ChallengeName": "NEW_PASSWORD_REQUIRED",
    "Session": "AYABe$(random 600)",
    "ChallengeParameters": {
        "USER_ID_FOR_SRP": "$user",
        "requiredAttributes": "[]",
        "userAttributes": "{\"email_verified\":\"true\",\"email\":\"jane@example.com\"}"
    }
}
JSON
}

# In the browser's storage, every value is a string.
amplify_storage() {
  local client_prefix="CognitoIdentityServiceProvider.$client"
  printf '{"%s.LastAuthUser":"%s",' "$client_prefix" "$user"
  printf '"%s.accessToken":"%s","%s.idToken":"%s",' "$client_prefix.$user" "$1" "$client_prefix.$user" "$2"
  printf '"%s.refreshToken":"%s","%s.clockDrift":"0"}\n' "$client_prefix.$user" "$3" "$client_prefix.$user"
}

# The session objects of Amplify v5 and v6. In v6, JSON.stringify omits the tokens themselves.
amplify_v5() {
  printf '{"accessToken":{"jwtToken":"%s","payload":{"token_use":"access"}},' "$1"
  printf '"idToken":{"jwtToken":"%s","payload":{"token_use":"id"}},' "$2"
  printf '"refreshToken":{"token":"%s"},"clockDrift":0}\n' "$3"
}
amplify_v6() {
  printf '{"tokens":{"accessToken":{"payload":{"token_use":"access","username":"%s"}},' "$user"
  printf '"idToken":{"payload":{"token_use":"id"}}},"userSub":"%s"}\n' "$(uuid "$user")"
}

oauth_json() {
  printf '{"id_token":"%s","access_token":"%s","refresh_token":"%s",' "$2" "$1" "$3"
  printf '"expires_in":3600,"token_type":"Bearer"}\n'
}

curl_verbose() {
  printf '> GET /photos HTTP/2\n> Host: api.example.com\n> Authorization: Bearer %s\n>\n' "$1"
  printf '< HTTP/2 403\n< content-type: application/json\n<\n{"message":"Forbidden"}\n'
}

make_responses() {
  local access id refresh bare
  access=$(<tokens/with-scopes.jwt)
  id=$(<tokens/id.jwt)
  refresh=$(<tokens/refresh.txt)
  bare=$(<tokens/without-scopes.jwt)
  sign_in_json "$access" "$id" "$refresh" >responses/initiate-auth.json
  sign_in_json "$bare" "$id" "$refresh" >responses/initiate-auth-without-scopes.json
  sign_in_text "$access" "$id" "$refresh" >responses/initiate-auth.txt
  sign_in_table "$access" "$id" "$refresh" >responses/initiate-auth.table.txt
  sign_in_yaml "$access" "$id" "$refresh" >responses/initiate-auth.yaml
  sign_in_yaml_stream "$access" "$id" "$refresh" >responses/initiate-auth.yaml-stream.yaml
  challenge_json >responses/challenge.json
  oauth_json "$access" "$id" "$refresh" >responses/oauth.json
  printf '{"error":"invalid_grant"}\n' >responses/oauth-error.json
  amplify_storage "$access" "$id" "$refresh" >responses/amplify-storage.json
  amplify_v5 "$access" "$id" "$refresh" >responses/amplify-v5.json
  amplify_v6 >responses/amplify-v6.json
  curl_verbose "$access" >responses/curl-verbose.txt
  printf 'https://app.example.com/callback#access_token=%s&id_token=%s&token_type=Bearer&expires_in=3600\n' \
    "$access" "$id" >responses/redirect.txt
  printf 'export ACCESS_TOKEN="%s"\n' "$access" >responses/shell-export.txt
  printf '\nAn error occurred (NotAuthorizedException) when calling the InitiateAuth operation: %s\n' \
    'Incorrect username or password.' >responses/aws-error.txt
}

rm -rf tokens keys responses
mkdir tokens keys responses
make_keys
make_tokens
make_responses

// Verifies access tokens, one per line, with cjose: cjose_peer JWKS FILE ISSUER SCOPE
#include <cjose/cjose.h>
#include <jansson.h>

#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <time.h>

static const char *text(const json_t *object, const char *name) {
  const char *value = json_string_value(json_object_get(object, name));
  return value ? value : "";
}

static int grants(const char *scopes, const char *scope) {
  size_t length = strlen(scope);
  for (const char *found = scopes; (found = strstr(found, scope)); found += length)
    if ((found == scopes || found[-1] == ' ') && (found[length] == ' ' || !found[length])) return 1;
  return 0;
}

int main(int argc, char **argv) {
  enum { MAX_KEYS = 8 };
  cjose_jwk_t *keys[MAX_KEYS];
  size_t count = 0;
  cjose_err error;
  if (argc != 5) errx(EX_USAGE, "usage: cjose_peer JWKS FILE ISSUER SCOPE");
  json_t *set = json_load_file(argv[1], 0, NULL), *member;
  size_t index;
  json_array_foreach(json_object_get(set, "keys"), index, member) {
    if (count == MAX_KEYS) errx(EX_DATAERR, "more than %d keys", MAX_KEYS);
    if (!(keys[count++] = cjose_jwk_import_json(member, &error))) errx(EX_DATAERR, "key");
  }
  FILE *file = fopen(argv[2], "r");
  if (!file) err(EX_NOINPUT, "%s", argv[2]);
  char *line = NULL;
  size_t size = 0;
  for (ssize_t length; (length = getline(&line, &size, file)) > 0;) {
    line[strcspn(line, "\n")] = 0;
    cjose_jws_t *jws = cjose_jws_import(line, strlen(line), &error);
    if (!jws) errx(1, "rejected: %s", error.message);
    cjose_header_t *header = cjose_jws_get_protected(jws);
    const char *kid = cjose_header_get(header, CJOSE_HDR_KID, &error);
    const char *algorithm = cjose_header_get(header, CJOSE_HDR_ALG, &error);
    cjose_jwk_t *key = NULL;
    for (size_t i = 0; i < count; i++)
      if (kid && strcmp(cjose_jwk_get_kid(keys[i], &error), kid) == 0) key = keys[i];
    uint8_t *payload;
    size_t payloadSize;
    if (!key || !algorithm || strcmp(algorithm, "RS256") != 0 ||
        !cjose_jws_verify(jws, key, &error) ||
        !cjose_jws_get_plaintext(jws, &payload, &payloadSize, &error))
      errx(1, "rejected");
    json_t *claims = json_loadb((char *)payload, payloadSize, 0, NULL);
    if (json_integer_value(json_object_get(claims, "exp")) <= time(NULL) ||
        strcmp(text(claims, "iss"), argv[3]) != 0 ||
        strcmp(text(claims, "token_use"), "access") != 0 || !grants(text(claims, "scope"), argv[4]))
      errx(1, "rejected");
    json_decref(claims);
    cjose_jws_release(jws);
  }
}

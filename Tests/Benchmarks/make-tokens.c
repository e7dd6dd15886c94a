// Makes a JWK Set and access tokens in Amazon Cognito's form:
//
//   make-tokens DIRECTORY COUNT RS256|ES256|EdDSA [CLAIMS-SET-BYTES]
//
// DIRECTORY/jwks.json contains two keys, as in a user pool: for ID tokens and for access tokens.
// DIRECTORY/tokens.txt contains one token per line, each with its own jti. A larger claims set is
// filled with claims like those a pre token generation trigger adds. No private key is written.
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>

#include <err.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>

enum { MAX_THREADS = 64, MAX_TOKEN = 64 << 10, LIFETIME = 10 * 365 * 24 * 3600 };

static EVP_PKEY *key;
static char kid[45], header[256];
static const char *algorithm;
static long count, claimsSize;
static int threads;
static time_t now;
static FILE *tokens;

static void require(bool condition, const char *what) {
  if (!condition) errx(EX_SOFTWARE, "%s failed", what);
}

static size_t encode(const unsigned char *bytes, size_t size, char *text) {
  size_t length = (size_t)EVP_EncodeBlock((unsigned char *)text, bytes, (int)size);
  while (length > 0 && text[length - 1] == '=') length--;
  for (char *c = text; c < text + length; c++) *c = *c == '+' ? '-' : *c == '/' ? '_' : *c;
  text[length] = 0;
  return length;
}

static void encodeNumber(const char *parameter, char *text) {
  unsigned char bytes[512];
  BIGNUM *value = NULL;
  require(EVP_PKEY_get_bn_param(key, parameter, &value), parameter);
  // A coordinate keeps its leading zeros; a modulus has none.
  int length = strcmp(algorithm, "ES256") == 0 ? 32 : BN_num_bytes(value);
  require(BN_bn2binpad(value, bytes, length) == length, "BN_bn2binpad");
  encode(bytes, (size_t)length, text);
  BN_free(value);
}

// Makes a key and writes it as a JWK, with members in Cognito's order.
static void makeKey(FILE *file) {
  unsigned char bytes[32];
  size_t length = sizeof bytes;
  char first[700], second[700];
  require(RAND_bytes(bytes, sizeof bytes), "RAND_bytes");
  EVP_EncodeBlock((unsigned char *)kid, bytes, sizeof bytes);
  if (strcmp(algorithm, "RS256") == 0) {
    require((key = EVP_RSA_gen(2048)) != NULL, "EVP_RSA_gen");
    encodeNumber(OSSL_PKEY_PARAM_RSA_N, first);
    encodeNumber(OSSL_PKEY_PARAM_RSA_E, second);
    fprintf(file,
            "{\"alg\":\"RS256\",\"e\":\"%s\",\"kid\":\"%s\",\"kty\":\"RSA\","
            "\"n\":\"%s\",\"use\":\"sig\"}",
            second, kid, first);
  } else if (strcmp(algorithm, "ES256") == 0) {
    require((key = EVP_EC_gen("P-256")) != NULL, "EVP_EC_gen");
    encodeNumber(OSSL_PKEY_PARAM_EC_PUB_X, first);
    encodeNumber(OSSL_PKEY_PARAM_EC_PUB_Y, second);
    fprintf(file,
            "{\"alg\":\"ES256\",\"crv\":\"P-256\",\"kid\":\"%s\",\"kty\":\"EC\","
            "\"use\":\"sig\",\"x\":\"%s\",\"y\":\"%s\"}",
            kid, first, second);
  } else {
    require((key = EVP_PKEY_Q_keygen(NULL, NULL, "ED25519")) != NULL, "EVP_PKEY_Q_keygen");
    require(EVP_PKEY_get_raw_public_key(key, bytes, &length), "EVP_PKEY_get_raw_public_key");
    encode(bytes, length, first);
    fprintf(file,
            "{\"alg\":\"EdDSA\",\"crv\":\"Ed25519\",\"kid\":\"%s\",\"kty\":\"OKP\","
            "\"use\":\"sig\",\"x\":\"%s\"}",
            kid, first);
  }
}

static void makeUUID(char *text) {
  unsigned char b[16];
  require(RAND_bytes(b, sizeof b), "RAND_bytes");
  b[6] = (unsigned char)((b[6] & 0x0f) | 0x40);
  b[8] = (unsigned char)((b[8] & 0x3f) | 0x80);
  for (int i = 0; i < 16; i++) {
    if (i == 4 || i == 6 || i == 8 || i == 10) *text++ = '-';
    text += sprintf(text, "%02x", b[i]);
  }
}

static size_t makeClaims(char *json) {
  char sub[37], origin[37], event[37], jti[37];
  makeUUID(sub);
  makeUUID(origin);
  makeUUID(event);
  makeUUID(jti);
  size_t length = (size_t)sprintf(
      json,
      "{\"sub\":\"%s\",\"cognito:groups\":[\"photographers\"],"
      "\"iss\":\"https:\\/\\/cognito-idp.us-east-1.amazonaws.com\\/us-east-1_Example01\","
      "\"client_id\":\"1example23456789client0000\",\"origin_jti\":\"%s\",\"event_id\":\"%s\","
      "\"token_use\":\"access\",\"scope\":\"aws.cognito.signin.user.admin "
      "com.example.photos/read com.example.photos/write\","
      "\"auth_time\":%ld,\"exp\":%ld,\"iat\":%ld,\"jti\":\"%s\",\"username\":\"janedoe\"",
      sub, origin, event, (long)now, (long)now + LIFETIME, (long)now, jti);
  const size_t member = sizeof ",\"album:00000\":[\"owner\",0.5,true]" - 1;
  for (int i = 0; length + member < (size_t)claimsSize; i++)
    length += (size_t)sprintf(json + length, ",\"album:%05d\":[\"owner\",0.5,true]", i);
  json[length++] = '}';
  return length;
}

// OpenSSL makes EC signatures as DER; a JWS contains r‖s.
static size_t sign(EVP_MD_CTX *context, const char *input, size_t length,
                   unsigned char *signature) {
  unsigned char made[512];
  const unsigned char *der = made, *bytes = (const unsigned char *)input;
  size_t size = sizeof made;
  const char *digest = strcmp(algorithm, "EdDSA") == 0 ? NULL : "SHA2-256";
  EVP_MD_CTX_reset(context);
  require(EVP_DigestSignInit_ex(context, NULL, digest, NULL, NULL, key, NULL) == 1 &&
              EVP_DigestSign(context, made, &size, bytes, length) == 1,
          "EVP_DigestSign");
  if (strcmp(algorithm, "ES256") != 0) {
    memcpy(signature, made, size);
    return size;
  }
  ECDSA_SIG *pair = d2i_ECDSA_SIG(NULL, &der, (long)size);
  require(pair && BN_bn2binpad(ECDSA_SIG_get0_r(pair), signature, 32) == 32 &&
              BN_bn2binpad(ECDSA_SIG_get0_s(pair), signature + 32, 32) == 32,
          "ECDSA_SIG");
  ECDSA_SIG_free(pair);
  return 64;
}

static void *work(void *first) {
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  char *claims = malloc(2 * MAX_TOKEN), *token = malloc(4 * MAX_TOKEN);
  unsigned char signature[512];
  require(context && claims && token, "malloc");
  for (long i = (long)first; i < count; i += threads) {
    size_t length = (size_t)sprintf(token, "%s.", header);
    length += encode((unsigned char *)claims, makeClaims(claims), token + length);
    size_t size = sign(context, token, length, signature);
    token[length++] = '.';
    length += encode(signature, size, token + length);
    if (length > MAX_TOKEN) errx(EX_USAGE, "%zu bytes: jwtscope's limit is 64 KiB", length);
    token[length++] = '\n';
    require(fwrite(token, 1, length, tokens) == length, "writing tokens.txt");
  }
  EVP_MD_CTX_free(context);
  free(claims);
  free(token);
  return NULL;
}

static FILE *create(const char *directory, const char *name) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", directory, name);
  FILE *file = fopen(path, "w");
  if (!file) err(EX_CANTCREAT, "%s", path);
  return file;
}

static void makeHeader(void) {
  char json[160];
  size_t length = (size_t)sprintf(json, "{\"kid\":\"");
  for (const char *c = kid; *c; c++) {
    if (*c == '/') json[length++] = '\\';
    json[length++] = *c;
  }
  length += (size_t)sprintf(json + length, "\",\"alg\":\"%s\"}", algorithm);
  encode((unsigned char *)json, length, header);
}

int main(int argc, char **argv) {
  if (argc < 4 || (count = atol(argv[2])) < 1)
    errx(EX_USAGE, "usage: make-tokens DIRECTORY COUNT RS256|ES256|EdDSA [CLAIMS-SET-BYTES]");
  algorithm = argv[3];
  if (strcmp(algorithm, "RS256") && strcmp(algorithm, "ES256") && strcmp(algorithm, "EdDSA"))
    errx(EX_USAGE, "%s: the algorithm must be RS256, ES256 or EdDSA", algorithm);
  claimsSize = argc > 4 ? atol(argv[4]) : 0;
  if (claimsSize > MAX_TOKEN) errx(EX_USAGE, "a claims set has at most %d bytes", MAX_TOKEN);
  now = time(NULL);
  long cores = sysconf(_SC_NPROCESSORS_ONLN);
  threads = cores < 1 ? 1 : cores > MAX_THREADS ? MAX_THREADS : (int)cores;

  FILE *keys = create(argv[1], "jwks.json");
  fputs("{\"keys\":[", keys);
  makeKey(keys);
  EVP_PKEY_free(key);
  fputc(',', keys);
  makeKey(keys);
  fputs("]}", keys);
  if (fclose(keys) != 0) err(EX_IOERR, "jwks.json");

  makeHeader();
  tokens = create(argv[1], "tokens.txt");
  pthread_t workers[MAX_THREADS];
  for (long i = 0; i < threads; i++)
    require(pthread_create(&workers[i], NULL, work, (void *)i) == 0, "pthread_create");
  for (int i = 0; i < threads; i++) pthread_join(workers[i], NULL);
  if (fclose(tokens) != 0) err(EX_IOERR, "tokens.txt");
}

// The program that jwtscope is compared with. It uses libcrypto and does as little as possible.
//
//   reference JWKS FILE [THREADS]
//
// FILE contains one token per line. Verifies every signature and checks iss, token_use, exp and
// scope, but finds them by text search: it does not parse JSON, so it does not notice repeated names
// or wrong types. Reads no configuration file. Frees nothing, since the process ends after its work.
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <err.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>

enum { MAX_KEYS = 8, MAX_THREADS = 64, MAX_TOKEN = 64 << 10, MAX_VALUE = 1024 };

static const char ISSUER[] = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example01";
static const char SCOPE[] = "com.example.photos/read";

typedef struct {
  const char *start;
  size_t length;
} Text;

typedef struct {
  Text jwk;
  char kid[MAX_VALUE];
  bool isEC;
  EVP_PKEY_CTX *context;  // RSA and EC; created when the first token names the key
  EVP_MD_CTX *oneShot;    // Ed25519; created then, too
  EVP_PKEY *ed25519;
} Key;

// Each worker has its own keys: threads that share an EVP_PKEY contend for its lock.
typedef struct {
  pthread_t thread;
  Key keys[MAX_KEYS];
  EVP_MD *sha256;
  size_t accepted, rejected;
  char decoded[MAX_TOKEN];
} Worker;

static Worker workers[MAX_THREADS];
static char jwks[64 << 10];
static uint8_t sextets[256];  // 64: not in the base64url alphabet
static time_t now;
static FILE *input;

// Returns the number of decoded bytes, or -1.
static long decode(Text text, void *buffer, size_t capacity) {
  const uint8_t *in = (const uint8_t *)text.start, *end = in + text.length;
  uint8_t *out = buffer, seen = 0;
  if (text.length % 4 == 1 || text.length / 4 * 3 + 3 > capacity) return -1;
  for (; end - in >= 4; in += 4, out += 3) {
    uint8_t a = sextets[in[0]], b = sextets[in[1]], c = sextets[in[2]], d = sextets[in[3]];
    seen |= a | b | c | d;
    out[0] = (uint8_t)(a << 2 | b >> 4);
    out[1] = (uint8_t)(b << 4 | c >> 2);
    out[2] = (uint8_t)(c << 6 | d);
  }
  if (in < end) {
    uint8_t a = sextets[in[0]], b = sextets[in[1]], c = end - in == 3 ? sextets[in[2]] : 0;
    seen |= a | b | c;
    *out++ = (uint8_t)(a << 2 | b >> 4);
    if (end - in == 3) *out++ = (uint8_t)(b << 4 | c >> 2);
  }
  return seen & 64 ? -1 : out - (uint8_t *)buffer;
}

// Copies the value of a string member without its backslashes; "" if there is none.
static size_t string(Text json, const char *opening, char value[MAX_VALUE]) {
  const char *in = memmem(json.start, json.length, opening, strlen(opening));
  size_t length = 0;
  if (in)
    for (in += strlen(opening); in < json.start + json.length && *in != '"'; in++)
      if (*in != '\\' && length < MAX_VALUE - 1) value[length++] = *in;
  value[length] = 0;
  return length;
}

static int number(Text jwk, const char *opening, unsigned char bytes[MAX_VALUE]) {
  char value[MAX_VALUE];
  size_t length = string(jwk, opening, value);
  return (int)decode((Text){value, length}, bytes, MAX_VALUE);
}

static void prepare(Key *key, const EVP_MD *sha256) {
  unsigned char first[MAX_VALUE], second[MAX_VALUE], point[65] = {4};  // 4: uncompressed
  char type[MAX_VALUE];
  EVP_PKEY *pkey = NULL;
  string(key->jwk, "\"kty\":\"", type);
  bool isRSA = strcmp(type, "RSA") == 0;
  int firstLength = number(key->jwk, isRSA ? "\"n\":\"" : "\"x\":\"", first);
  int secondLength = number(key->jwk, isRSA ? "\"e\":\"" : "\"y\":\"", second);
  if (strcmp(type, "OKP") == 0) {
    key->ed25519 = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, first, (size_t)firstLength);
    key->oneShot = EVP_MD_CTX_new();
    if (!key->ed25519) errx(EX_DATAERR, "the JWK Set has an unusable Ed25519 key");
    return;
  }
  OSSL_PARAM_BLD *parameters = OSSL_PARAM_BLD_new();
  if (isRSA) {
    BIGNUM *n = BN_bin2bn(first, firstLength, NULL), *e = BN_bin2bn(second, secondLength, NULL);
    OSSL_PARAM_BLD_push_BN(parameters, OSSL_PKEY_PARAM_RSA_N, n);
    OSSL_PARAM_BLD_push_BN(parameters, OSSL_PKEY_PARAM_RSA_E, e);
  } else {
    key->isEC = firstLength == 32 && secondLength == 32;
    memcpy(point + 1, first, 32);
    memcpy(point + 33, second, 32);
    OSSL_PARAM_BLD_push_utf8_string(parameters, OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0);
    OSSL_PARAM_BLD_push_octet_string(parameters, OSSL_PKEY_PARAM_PUB_KEY, point, sizeof point);
  }
  EVP_PKEY_CTX *maker = EVP_PKEY_CTX_new_from_name(NULL, isRSA ? "RSA" : "EC", NULL);
  if ((isRSA || key->isEC) && EVP_PKEY_fromdata_init(maker) == 1)
    EVP_PKEY_fromdata(maker, &pkey, EVP_PKEY_PUBLIC_KEY, OSSL_PARAM_BLD_to_param(parameters));
  key->context = EVP_PKEY_CTX_new_from_pkey(NULL, pkey, NULL);
  if (!pkey || EVP_PKEY_verify_init(key->context) != 1 ||
      EVP_PKEY_CTX_set_signature_md(key->context, sha256) != 1)
    errx(EX_DATAERR, "the JWK Set has an unusable %s key", type);
}

static size_t encodeDER(const unsigned char raw[64], unsigned char der[72]) {
  size_t length = 2;
  for (int half = 0; half < 2; half++) {
    const unsigned char *integer = raw + 32 * half;
    size_t count = 32;
    for (; count > 1 && *integer == 0; count--) integer++;
    der[length++] = 2;
    der[length++] = (unsigned char)(count + (*integer >> 7));
    if (*integer >> 7) der[length++] = 0;
    memcpy(der + length, integer, count);
    length += count;
  }
  der[0] = 0x30;
  der[1] = (unsigned char)(length - 2);
  return length;
}

static bool isGenuine(Worker *worker, Key *key, Text signingInput, Text signature) {
  unsigned char bytes[MAX_VALUE], der[72], hash[EVP_MAX_MD_SIZE];
  unsigned hashLength;
  long length = decode(signature, bytes, sizeof bytes);
  if (length < 0) return false;
  if (!key->context && !key->oneShot) prepare(key, worker->sha256);
  // OpenSSL 3.5 uses up the context with each verification.
  if (key->oneShot)
    return EVP_DigestVerifyInit(key->oneShot, NULL, NULL, NULL, key->ed25519) == 1 &&
           EVP_DigestVerify(key->oneShot, bytes, (size_t)length,
                            (const unsigned char *)signingInput.start,
                            signingInput.length) == 1;
  if (!EVP_Digest(signingInput.start, signingInput.length, hash, &hashLength, worker->sha256, NULL))
    errx(EX_SOFTWARE, "EVP_Digest failed");
  if (!key->isEC)
    return EVP_PKEY_verify(key->context, bytes, (size_t)length, hash, hashLength) == 1;
  return length == 64 &&
         EVP_PKEY_verify(key->context, der, encodeDER(bytes, der), hash, hashLength) == 1;
}

static bool grants(const char *scopes) {
  for (const char *at = scopes; (at = strstr(at, SCOPE)); at++) {
    char after = at[sizeof SCOPE - 1];
    if ((at == scopes || at[-1] == ' ') && (after == ' ' || after == 0)) return true;
  }
  return false;
}

static bool isAccepted(Worker *worker, Text token) {
  char value[MAX_VALUE], *buffer = worker->decoded;
  const char *dot = memchr(token.start, '.', token.length);
  const char *lastDot = memrchr(token.start, '.', token.length);
  if (!dot || dot == lastDot) return false;
  Text header = {token.start, (size_t)(dot - token.start)};
  Text payload = {dot + 1, (size_t)(lastDot - dot - 1)};
  Text signingInput = {token.start, (size_t)(lastDot - token.start)};
  Text signature = {lastDot + 1, token.length - signingInput.length - 1};

  long length = decode(header, buffer, MAX_TOKEN - 1);
  if (length < 0 || !string((Text){buffer, (size_t)length}, "\"kid\":\"", value)) return false;
  Key *key = worker->keys;
  while (key->jwk.start && strcmp(key->kid, value) != 0) key++;
  if (!key->jwk.start || !isGenuine(worker, key, signingInput, signature)) return false;

  if ((length = decode(payload, buffer, MAX_TOKEN - 1)) < 0) return false;
  buffer[length] = 0;
  Text claims = {buffer, (size_t)length};
  const char *exp = memmem(buffer, claims.length, "\"exp\":", 6);
  return exp && strtoll(exp + 6, NULL, 10) > now &&
         string(claims, "\"iss\":\"", value) && strcmp(value, ISSUER) == 0 &&
         string(claims, "\"token_use\":\"", value) && strcmp(value, "access") == 0 &&
         string(claims, "\"scope\":\"", value) && grants(value);
}

static void *work(void *argument) {
  Worker *worker = argument;
  worker->sha256 = EVP_MD_fetch(NULL, "SHA2-256", NULL);
  const char *jwk = strchr(jwks, '[');
  for (Key *key = worker->keys; (jwk = strchr(jwk, '{')); key++) {
    if (key == worker->keys + MAX_KEYS - 1) errx(EX_DATAERR, "too many keys");
    key->jwk = (Text){jwk, strcspn(jwk, "}")};
    string(key->jwk, "\"kid\":\"", key->kid);
    jwk += key->jwk.length;
  }
  // getline locks the file, so each line goes to one worker.
  char *line = NULL;
  size_t capacity = 0;
  for (ssize_t length; (length = getline(&line, &capacity, input)) > 0;) {
    length -= line[length - 1] == '\n';
    if (length == 0) continue;
    bool accepted = isAccepted(worker, (Text){line, (size_t)length});
    *(accepted ? &worker->accepted : &worker->rejected) += 1;
  }
  if (ferror(input)) err(EX_IOERR, "FILE");
  return NULL;
}

int main(int argc, char **argv) {
  static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  static char buffer[64 << 10];
  int threads = argc > 3 ? atoi(argv[3]) : 1;
  if (argc < 3 || threads < 1 || threads > MAX_THREADS)
    errx(EX_USAGE, "usage: reference JWKS FILE [THREADS, 1 to %d]", MAX_THREADS);
  memset(sextets, 64, sizeof sextets);
  for (uint8_t i = 0; i < 64; i++) sextets[(uint8_t)alphabet[i]] = i;
  OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_ATEXIT, NULL);
  now = time(NULL);
  if (!(input = fopen(argv[1], "r"))) err(EX_NOINPUT, "%s", argv[1]);
  if (fread(jwks, 1, sizeof jwks - 1, input) == 0 || !strchr(jwks, '['))
    errx(EX_DATAERR, "%s is not a JWK Set", argv[1]);
  if (!(input = fopen(argv[2], "r"))) err(EX_NOINPUT, "%s", argv[2]);
  setvbuf(input, buffer, _IOFBF, sizeof buffer);

  for (int i = 1; i < threads; i++)
    if (pthread_create(&workers[i].thread, NULL, work, &workers[i])) errx(EX_OSERR, "no thread");
  work(&workers[0]);
  size_t accepted = 0, rejected = 0;
  for (int i = 0; i < threads; i++) {
    if (i > 0) pthread_join(workers[i].thread, NULL);
    accepted += workers[i].accepted;
    rejected += workers[i].rejected;
  }
  printf("accepted %zu rejected %zu\n", accepted, rejected);
  fflush(stdout);
  _exit(rejected > 0);
}

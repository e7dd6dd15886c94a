#ifndef COPENSSL_SHIM_H
#define COPENSSL_SHIM_H

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>
#ifdef __linux__
#include <sys/auxv.h>
#endif

// OSSL_PARAM_BLD keeps the pointer of a parameter's name until to_param, and a Swift String's C
// string lives only for the call it is passed to: the names must come from C's static storage.
static inline const char *COpenSSL_param_rsa_n(void) { return OSSL_PKEY_PARAM_RSA_N; }
static inline const char *COpenSSL_param_rsa_e(void) { return OSSL_PKEY_PARAM_RSA_E; }
static inline const char *COpenSSL_param_group(void) { return OSSL_PKEY_PARAM_GROUP_NAME; }
static inline const char *COpenSSL_param_public_key(void) { return OSSL_PKEY_PARAM_PUB_KEY; }

// The constant is a compound macro, which Swift does not import.
static inline int COpenSSL_public_key_selection(void) { return EVP_PKEY_PUBLIC_KEY; }

// Whether OpenSSL is part of the program's own file: the kernel then loaded no dynamic linker.
static inline int COpenSSL_is_static(void) {
#ifdef __linux__
  return getauxval(AT_BASE) == 0;
#else
  return 0;
#endif
}

#endif

internal import COpenSSL

/// OpenSSL as it is set up for this process.
enum OpenSSLLibrary {
  /// Whether OpenSSL can be used. Every first call of OpenSSL must come after this: otherwise OpenSSL sets itself up.
  ///
  /// No configuration file is read: `$OPENSSL_CONF` can name one that loads code, and the environment must not change
  /// which signatures are valid. Nothing is cleaned up at exit, which would take longer than to verify a token.
  static let isReady: Bool = {
    let options = UInt64(OPENSSL_INIT_NO_LOAD_CONFIG) | UInt64(OPENSSL_INIT_NO_ATEXIT)
    return OPENSSL_init_crypto(options, nil) == 1
  }()
}

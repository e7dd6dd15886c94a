internal import COpenSSL

/// OpenSSL as it is set up for this process.
enum OpenSSLLibrary {
  /// Reads no configuration file: `$OPENSSL_CONF` can name one that loads code, and no environment should have a say
  /// in what a signature is worth. Leaves nothing to clean up at exit, which would take longer than to verify.
  static let isReady: Bool = {
    let options = UInt64(OPENSSL_INIT_NO_LOAD_CONFIG) | UInt64(OPENSSL_INIT_NO_ATEXIT)
    return OPENSSL_init_crypto(options, nil) == 1
  }()
}

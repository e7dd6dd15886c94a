internal import COpenSSL

/// The OpenSSL library of this process.
package enum OpenSSLLibrary {
  /// Whether OpenSSL could be initialised. The first use initialises it, and must come before any
  /// other call, because OpenSSL otherwise initialises itself.
  ///
  /// No configuration file is read: `$OPENSSL_CONF` can name one that loads code, and the
  /// environment must not change which signatures are valid. Nothing is cleaned up at exit, because
  /// that takes longer than verifying a token.
  static let isReady: Bool = {
    let options = UInt64(OPENSSL_INIT_NO_LOAD_CONFIG) | UInt64(OPENSSL_INIT_NO_ATEXIT)
    return OPENSSL_init_crypto(options, nil) == 1
  }()

  /// SHA-256, FIPS 180-4; nil if OpenSSL cannot compute it.
  static func sha256(_ bytes: [UInt8]) -> [UInt8]? {
    guard isReady else { return nil }
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    return unsafe SHA256(bytes, bytes.count, &digest) == nil ? nil : digest
  }

  /// The version and date of the library that is running, such as `3.0.19 27 Jan 2026`.
  package static var version: String {
    let text = unsafe String(cString: OpenSSL_version(OPENSSL_VERSION))
    return text.hasPrefix("OpenSSL ") ? String(text.dropFirst("OpenSSL ".count)) : text
  }

  /// Whether the library is linked statically, so only a new build updates it.
  package static var isStatic: Bool { COpenSSL_is_static() != 0 }
}

internal import COpenSSL

/// FIPS 180-4.
enum SHA256 {
  /// nil where OpenSSL cannot do it.
  static func digest(_ bytes: [UInt8]) -> [UInt8]? {
    guard OpenSSLLibrary.isReady else { return nil }
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    return unsafe COpenSSL.SHA256(bytes, bytes.count, &digest) == nil ? nil : digest
  }
}

internal import COpenSSL

/// FIPS 180-4.
enum SHA256 {
  static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    _ = unsafe COpenSSL.SHA256(bytes, bytes.count, &digest)
    return digest
  }
}

import COpenSSL
import Foundation
import Testing

@Suite struct `OpenSSL` {
  /// Tests/openssl.sh asks for one.
  @Test func `is of the version that was asked for`() {
    let version = unsafe OpenSSL_version(OPENSSL_VERSION).map { unsafe String(cString: $0) } ?? ""
    print("tested with \(version)")
    if let wanted = ProcessInfo.processInfo.environment["JWTSCOPE_OPENSSL"] {
      #expect(version.hasPrefix("OpenSSL \(wanted)"))
    }
  }
}

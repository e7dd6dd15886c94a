import COpenSSL
import Foundation
import Testing

@Suite struct `OpenSSL` {
  /// Tests/openssl.sh sets the version.
  @Test func `has the requested version`() {
    let version = unsafe OpenSSL_version(OPENSSL_VERSION).map { unsafe String(cString: $0) } ?? ""
    print("tested with \(version)")
    if let wanted = ProcessInfo.processInfo.environment["JWTSCOPE_OPENSSL"] {
      #expect(version.hasPrefix("OpenSSL \(wanted)"))
    }
  }
}

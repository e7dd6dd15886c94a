import Foundation

/// Secrets that the tool must not repeat, and the search for them in an output.
struct Secrets {
  static let token = AuditInput.accepted
  static let session = "AYABe" + random(400)
  static let password = "Correct-horse_battery9staple"
  static let refreshToken: String = {
    let file = Shell.package.appending(path: "samples/tokens/refresh.txt")
    let text = try? String(contentsOf: file, encoding: .utf8)
    return (text ?? "").trimmingCharacters(in: .newlines)
  }()
  /// As long as those of Ed25519, P-256 and RSA keys.
  static let privateMembers = [random(43, seed: 2), random(43, seed: 3), random(342)]
  /// A token whose header and claims start with a space, so that nothing in it is `eyJ`.
  static let spacedToken =
    "IHsiYWxnIjoiRWREU0EiLCJraWQiOiJrZXkifQ."
    + "IHsic3ViIjoieCIsInRva2VuX3VzZSI6ImFjY2VzcyIsInNjb3BlIjoiYS9iIn0." + random(86, seed: 4)

  private static let length = 20

  /// Every run of 20 characters in the secrets.
  private let pieces: Set<[UInt8]>

  init() {
    let tokens = [Self.token, Self.spacedToken, Self.refreshToken].flatMap {
      $0.split(separator: ".").dropFirst().map(String.init)
    }
    pieces = Set(
      (tokens + [Self.session, Self.password] + Self.privateMembers).flatMap {
        Self.pieces(of: Array($0.utf8)[...])
      })
  }

  /// Whether the output contains a part of a secret.
  func isIn(_ output: some Collection<UInt8>) -> Bool {
    Array(output).split { byte in
      switch byte {
      case 0x2D, 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: false
      default: true
      }
    }
    .contains { word in Self.pieces(of: word).contains(where: pieces.contains) }
  }

  private static func pieces(of text: ArraySlice<UInt8>) -> [[UInt8]] {
    if text.count < length { return [] }
    return (text.startIndex...text.endIndex - length).map { Array(text[$0..<$0 + length]) }
  }

  /// The same in each run, because a few random keys look like names, and the tool repeats names.
  private static func random(_ count: Int, seed: UInt64 = 1) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    var state = seed
    return String(
      (0..<count).map { _ in
        // The constants of Knuth's MMIX generator.
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return alphabet[Int(state >> 58)]
      })
  }
}

import CognitoToken

/// A format of compressed files, recognised by its first bytes.
enum Compression {
  /// RFC 1952 §2.3.1.
  case gzip
  /// RFC 8878 §3.1.1.
  case zstd

  init?(_ bytes: Span<UInt8>) {
    func starts(with magic: [UInt8]) -> Bool {
      bytes.count >= magic.count && magic.indices.allSatisfy { bytes[$0] == magic[$0] }
    }
    if starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
      self = .zstd
    } else {
      return nil
    }
  }

  /// The error for a compressed file, with a pipe that reads it.
  func error(in path: String) -> ToolError {
    let (name, program) =
      switch self {
      case .gzip: ("gzip", "zcat")
      case .zstd: ("zstd", "zstdcat")
      }
    let isPlain =
      path != "-" && InputFile.name(of: path) == path && path.utf8.allSatisfy(Self.isPlain)
    return ToolError(
      "unreadable-file",
      """
      \(InputFile.name(of: path)) is compressed (\(name)): decompress it with \(program) \
      \(isPlain ? path : "FILE") | jwtscope audit …
      """, exitCode: ExitStatus.unreadableFile)
  }

  /// Whether the byte needs no quotes in a shell.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."), UInt8(ascii: "/"):
      true
    default: false
    }
  }
}

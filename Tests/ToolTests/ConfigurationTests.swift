import Foundation
import Testing

/// A configuration file of OpenSSL that loads a module. The module leaves a mark when it is loaded.
private final class LoadingConfiguration {
  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  let environment: [String: String]
  private let mark: URL

  init() throws {
    mark = folder.appending(path: "mark")
    let file = folder.appending(path: "openssl.cnf")
    environment = ["OPENSSL_CONF": file.path, "MARK": mark.path, "FOLDER": folder.path]
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let module = folder.appending(path: "module.so")
    try """
    openssl_conf = settings
    [settings]
    providers = providers
    [providers]
    default = own
    test = test
    [own]
    activate = 1
    [test]
    module = \(module.path)
    activate = 1
    """.write(to: file, atomically: true, encoding: .utf8)
    try """
    #include <fcntl.h>
    #include <stdlib.h>
    __attribute__((constructor)) static void load(void) { open(getenv("MARK"), O_CREAT, 0600); }
    """.write(to: folder.appending(path: "module.c"), atomically: true, encoding: .utf8)
    try """
    #include <openssl/evp.h>
    int main(void) { return EVP_MD_fetch(NULL, "SHA256", NULL) == NULL; }
    """.write(to: folder.appending(path: "program.c"), atomically: true, encoding: .utf8)
    let build = try Shell.run(
      """
      cd "$FOLDER" && compiler=$(command -v cc || command -v clang) &&
        "$compiler" -shared -fPIC -o module.so module.c && "$compiler" -o program program.c -lcrypto
      """, environment: environment)
    #expect(build.status == 0, "\(build.errors)")
  }

  /// Whether OpenSSL loads the module into the command.
  func isLoaded(by command: String) throws -> Bool {
    let result = try Shell.run(command, environment: environment)
    #expect([0, 1, 4].contains(result.status), "\(command): \(result.errors)")
    defer { try? FileManager.default.removeItem(at: mark) }
    return FileManager.default.fileExists(atPath: mark.path)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}

@Suite struct `OpenSSL's configuration` {
  static let commands = [
    "decode samples/tokens/with-scopes.jwt",
    "verify samples/tokens/with-scopes.jwt \(AuditInput.checks)",
    "verify samples/tokens/unknown-kid.jwt \(AuditInput.checks) --output json",
    "audit samples/tokens/with-scopes.jwt \(AuditInput.checks) --jobs 2",
    "keys samples/keys/jwks.json", "keys samples/keys/jwks.json --output json",
    "keys samples/keys/jwks.json --output jwks",
    "diff samples/tokens/with-scopes.jwt samples/tokens/without-scopes.jwt",
    "trigger event samples/tokens/with-scopes.jwt",
    "trigger preview samples/trigger/responses/scopes.json", "explain scope-missing",
    "pool samples/pool/without-trigger.json --scope com.example.photos/read", "--version",
  ]

  @Test func `loads no code into any command`() throws {
    let configuration = try LoadingConfiguration()
    #expect(try configuration.isLoaded(by: "\"$FOLDER/program\""))
    for command in Self.commands {
      let isLoaded = try configuration.isLoaded(by: "jwtscope \(command)")
      #expect(!isLoaded, "\(command)")
    }
  }

  @Test func `is tested with every command`() throws {
    let help = try Shell.run("jwtscope --help").output
    let list = try #require(help.split(separator: "SUBCOMMANDS:\n").last)
    let names = list.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first }
    #expect(names.count > 5)
    for name in names where name != "See" {
      #expect(Self.commands.contains { $0.hasPrefix("\(name) ") }, "\(name)")
    }
  }
}

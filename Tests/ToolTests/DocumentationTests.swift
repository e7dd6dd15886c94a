import Foundation
import Testing

/// The code in the library's articles, type-checked as a program outside this package would be.
@Suite struct `The documentation` {
  /// An article and the declarations that its code assumes.
  static let articles: [(name: String, context: String)] = [
    ("UseInAServer", ""),
    (
      "Verify",
      """
      func article(
        userPool: UserPool, jwks: String, otherJWKS: String, clientID: String, text: String,
        now: NumericDate
      ) throws {
        #CODE
        _ = several
      }
      """
    ),
    (
      "Decode",
      """
      func article(text: String) throws {
        #CODE
        _ = (expiry, scopes, odd)
      }
      """
    ),
    (
      "Audit",
      """
      func article(
        verifier: TokenVerifier, now: NumericDate,
        read: @escaping (inout OutputSpan<UInt8>) throws -> Void
      ) throws {
        func read(into output: inout OutputSpan<UInt8>) throws {}
        #CODE
        _ = totals
      }
      """
    ),
  ]

  @Test(arguments: articles) func `contains code that compiles with the public interface`(
    name: String, context: String
  ) throws {
    let catalog = Shell.package.appending(path: "Sources/CognitoToken/CognitoToken.docc")
    let article = try String(
      contentsOf: catalog.appending(path: "\(name).md"), encoding: .utf8)
    let code = article.components(separatedBy: "```swift\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }.joined(separator: "\n")
    #expect(!code.isEmpty)
    let source = try TemporaryFile()
    let program = context.isEmpty ? code : context.replacing("#CODE", with: code)
    try "import CognitoToken\n\(program)\n".write(
      to: source.url, atomically: true, encoding: .utf8)
    let modules = Shell.products.appending(path: "Modules").path
    let result = try Shell.run(
      """
      swiftc -typecheck -swift-version 6 -I '\(modules)' \
        -Xcc -fmodule-map-file="$PWD/Sources/COpenSSL/module.modulemap" - < '\(source.url.path)'
      """)
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func `lists every public type on its front page, and no other`() throws {
    let library = Shell.package.appending(path: "Sources/CognitoToken")
    let page = try String(
      contentsOf: library.appending(path: "CognitoToken.docc/CognitoToken.md"), encoding: .utf8)
    let listed = page.matches(of: /- ``(\w+)``/).map { String($0.output.1) }
    var types: [String] = []
    for file in try FileManager.default.subpathsOfDirectory(atPath: library.path)
    where file.hasSuffix(".swift") {
      let text = try String(contentsOf: library.appending(path: file), encoding: .utf8)
      types += text.matches(of: /(?m)^public (?:final )?(?:struct|enum|class|protocol) (\w+)/)
        .map { String($0.output.1) }
    }
    #expect(listed.sorted() == types.sorted())
    #expect(types.contains("TokenVerifier"))
  }
}

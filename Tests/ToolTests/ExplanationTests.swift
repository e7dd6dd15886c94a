import CognitoToken
import Foundation
import Testing

@testable import jwtscope

/// The table behind `jwtscope explain`, and what must agree with it.
@Suite struct `The explanations` {
  static let all = ExplainedCode.all
  static let codes = Set(all.map(\.code))

  @Test func `say what each code means, why it appears and what to do`() {
    for explained in Self.all {
      let explanation = explained.explanation
      #expect(!explanation.causes.isEmpty, "\(explained.code)")
      for text in [explanation.meaning, explanation.next] + explanation.causes {
        #expect(!text.isEmpty && !text.hasSuffix("."), "\(explained.code): \(text)")
      }
      #expect(explanation.meaning.count <= 110, "\(explained.code)")
    }
  }

  /// The first word of a sentence is capitalised, which would misspell a name.
  @Test func `start sentences with a word, not with a name`() {
    for explanation in Self.all.map(\.explanation) {
      for text in [explanation.meaning, explanation.next] {
        let word = text.prefix { $0 != " " }
        #expect(
          word != "jwtscope"
            && (word.allSatisfy(\.isLowercase) || word.prefix(1).allSatisfy(\.isUppercase)))
      }
    }
  }

  @Test func `name a code once for each kind`() {
    let names = Self.all.map { "\($0.kind) \($0.code)" }
    #expect(Set(names).count == names.count)
  }

  @Test func `name the rule that reports name`() {
    for code in Failure.Code.allCases {
      let rule = code == .genuine(.issuerNotTrusted) ? CheckID.Ours.issuer.rule : code.check.rule
      #expect(code.explanation.source == rule)
    }
  }

  @Test func `contain only commands and options that exist`() throws {
    let commands = CommandSyntax.all
    for line in Self.all.flatMap(\.explanation.commands) {
      for part in line.split(separator: "|") {
        let words = part.split(separator: " ").map(String.init)
        guard words.first == "jwtscope" else { continue }
        if words == ["jwtscope"] || words == ["jwtscope", "--version"] { continue }
        let command = try #require(
          commands.first {
            words.dropFirst().starts(with: $0.name.split(separator: " ").map(String.init))
          },
          "\(line)")
        for option in words where option.hasPrefix("-") {
          #expect(command.has(option), "\(line)")
        }
      }
    }
  }

  /// Every code that the golden sessions print has an explanation.
  @Test func `have every code that a golden session prints`() throws {
    var found: Set<String> = []
    for session in GoldenSession.all {
      let text = try String(contentsOf: session.url, encoding: .utf8)
      let codes = text.matches(of: #/^> +"code": "([a-z0-9-]+)"/#.anchorsMatchLineEndings())
      found.formUnion(codes.map { String($0.output.1) })
      for list in text.matches(of: #/"failures":\[([^\]]+)\]/#) {
        found.formUnion(
          list.output.1.split(separator: ",").map {
            String($0.drop { $0 == "\"" }.prefix { $0 != "\"" })
          })
      }
    }
    #expect(found.count > 10)
    // A note of diff about two tokens is not the code of a verdict or an error.
    let notes: Set = [
      "same-token", "other-user", "other-client", "other-pool", "other-token-use", "older",
      "other-lifetime",
    ]
    #expect(found.subtracting(Self.codes).subtracting(notes) == [])
  }

  @Test func `are those of the README's table, and of no other codes`() throws {
    let readme = try String(
      contentsOf: Shell.package.appending(path: "README.md"), encoding: .utf8)
    for code in Self.all where code.kind == .hint || code.kind == .triggerWarning {
      #expect(readme.contains("`\(code.code)`"), "\(code.code)")
    }
    for line in readme.split(separator: "\n") where line.contains(#/^\| \d+ \| /#) {
      let cell =
        line.split(separator: "|", omittingEmptySubsequences: false).dropFirst(3).first ?? ""
      for code in cell.matches(of: #/`([a-z0-9]+(?:-[a-z0-9]+)+)`/#) {
        #expect(Self.codes.contains(String(code.output.1)), "\(code.output.1)")
      }
    }
  }

  @Test func `are in the manual page`() throws {
    let page = try `The manual page`.page.get().replacing("\\-", with: "-")
    for code in Self.codes { #expect(page.contains("\n.It Cm \(code)\n"), "\(code)") }
  }

  @Test func `are printed for each code`() {
    for code in Self.codes {
      let text = ExplanationRenderer.text(
        Self.all.filter { $0.code == code }, Style(isColored: false))
      #expect(text.hasPrefix("\(code): "))
      #expect(text.contains("\nUsual causes\n") && text.contains("\nWhat to do\n"))
    }
  }
}

import Foundation

/// The members of `verify --output json` that tests of whole sign-ins read.
struct Verdict: Decodable {
  struct Code: Decodable { let code: String? }
  struct Hint: Decodable { let id: String }

  let error: Code?
  let checks: [Code]?
  let hints: [Hint]?

  init(_ result: Shell.Result) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(result.output.utf8))
  }

  /// The codes of the error, or of the checks that failed.
  var codes: [String] { ([error].compactMap(\.self) + (checks ?? [])).compactMap(\.code) }
}

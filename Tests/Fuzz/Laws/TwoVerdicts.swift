public import CognitoToken
internal import Synchronization

/// The verdicts of `verify` and of `audit` on the same lines.
public struct TwoVerdicts {
  private let verifier: TokenVerifier
  private static let now = NumericDate(1_767_227_400)

  public init(_ verifier: TokenVerifier) { self.verifier = verifier }

  /// The verdict on one line, with a new lane.
  package func verify(_ line: [UInt8]) throws(OpenSSLError) -> String {
    let token: UnverifiedToken
    do {
      let text = try SignInOutput.find(in: line, use: verifier.expectations.tokenUse).text
      token = try UnverifiedToken(text)
    } catch let error as SignInOutputError {
      return error.code
    } catch let error as TokenError {
      return error.code
    } catch {
      return "\(error)"
    }
    var lane = VerificationLane(verifier)
    let failures = try lane.check(token, at: Self.now).failures
    return Self.text(.verified(failures: failures, claims: token.claims))
  }

  /// The verdicts on all lines that are not blank, in one lane.
  public func audit(_ lines: [[UInt8]]) throws -> [String] {
    var rest = Array(lines.joined(separator: [UInt8(ascii: "\n")]))[...]
    let source = TokenAudit.Source(name: nil) { output in
      let count = min(output.freeCapacity, rest.count)
      for byte in rest.prefix(count) { output.append(byte) }
      rest.removeFirst(count)
    }
    let verdicts = Mutex<[String]>([])
    let audit = TokenAudit(
      of: [source], verifier: verifier, time: TokenAudit.Time(clock: { Self.now }), lanes: 1,
      isOrdered: true,
      render: TokenAudit.Renderer { verdict, _ in
        verdicts.withLock { $0.append(Self.text(verdict.finding)) }
      }, write: { _, _ in })
    _ = try audit.run()
    return verdicts.withLock { $0 }
  }

  private static func text(_ finding: TokenAudit.Verdict.Finding) -> String {
    switch finding {
    // The message may name a column, and audit trims the line first.
    case .malformed(let error): return error.code
    case .unreadable(let error): return "\(error)"
    case .verified(let failures, let claims):
      let failures = failures.map(\.code.rawValue).joined(separator: " ")
      return "[\(failures)] \(JSONWriter.string(claims.json, style: .compact))"
    }
  }
}

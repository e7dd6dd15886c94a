import FuzzLaws
import Testing

@testable import CognitoToken

@Suite struct `A refusal of Cognito` {
  /// Messages of Cognito's API and what each means.
  static let messages: [(String, SignInRefusal?)] = [
    ("Incorrect username or password.", .wrongPassword), ("User does not exist.", .noSuchUser),
    ("User is disabled.", .disabled), ("User is not confirmed.", .notConfirmed),
    ("Password attempts exceeded", .tooManyAttempts), ("Rate exceeded", .tooManyRequests),
    ("Too many requests", .tooManyRequests),
    (
      "Client 1example is configured for secret but SECRET_HASH was not received",
      .secretHashMissing
    ),
    ("Client 1example is configured for secret", nil), ("SECRET_HASH was not received", nil),
    ("A client: SECRET_HASH was not received", nil),
    ("Unable to verify secret hash for client 1example", .wrongSecretHash),
    ("USER_PASSWORD_AUTH flow not enabled for this client", .flowNotAllowed),
    ("Refresh Token has expired", .refreshTokenExpired),
    ("Refresh Token has been revoked", .refreshTokenRevoked),
    ("Invalid Refresh Token", .refreshTokenInvalid),
    ("Invalid session for the user, session is expired.", .sessionExpired),
    ("invalid_scope", .scopeNotAllowed),
    ("Unrecognizable lambda output", .badTriggerResponse),
    ("PreTokenGeneration failed with error x.", .triggerFailed("PreTokenGeneration")),
    ("PreSignUp failed with error x.", .triggerFailed("PreSignUp")),
    (
      "PreTokenGeneration invocation failed due to error AccessDeniedException.",
      .triggerNotInvoked("PreTokenGeneration")
    ),
    ("Elsewhere failed with error x.", nil), ("", nil), (" User is disabled.", nil),
  ]

  @Test func `is read from the start of its message`() {
    for (message, refusal) in Self.messages {
      #expect(SignInRefusal(message) == refusal, "\(message)")
    }
  }
}

@Suite struct `The name of a token` {
  @Test func `may have a mark between its words`() {
    for mark in ["", "_", "-", " "] {
      let names: [(String, TokenLabel)] = [
        ("access\(mark)token", .token(.access)), ("ID\(mark)Token", .token(.id)),
        ("token", .anyToken), ("JWT", .anyToken), ("jwt\(mark)token", .anyToken),
        ("auth\(mark)token", .anyToken), ("Bearer", .anyToken), ("bearer\(mark)token", .anyToken),
        ("Authorization", .anyToken), ("AUTHORIZATION\(mark)TOKEN", .anyToken),
        ("refresh\(mark)token", .refreshToken), ("Session", .session),
        ("storage.accessToken", .token(.access)),
      ]
      for (name, label) in names { #expect(TokenLabel(Array(name.utf8)[...]) == label, "\(name)") }
    }
  }

  /// These skip text without letters that the names have.
  @Test func `is known to what skips text without tokens`() {
    let opaque = String(repeating: "aB3-", count: 20)
    var law = LineSearchLaw()
    for (letters, label) in TokenLabel.names {
      let text = "\(letters): \(opaque)"
      #expect(TokenLabel(Array("\(letters)".utf8)[...]) == label)
      #expect(isOpaque(#"{"log":"\#(text)"}"#) == isOpaque(text), "\(letters)")
      for line in LineSearchLaw.lines(with: text) {
        #expect(law.violation(in: line) == nil, "\(letters)")
      }
    }
  }

  private func isOpaque(_ text: String) -> Bool {
    do throws(SignInOutputError) {
      _ = try SignInOutput.find(in: Array(text.utf8), use: .access)
      return false
    } catch {
      if case .noToken(.opaqueToken) = error { return true }
      return false
    }
  }

  @Test(arguments: [
    "", "to", "tokens", "access", "access.token.", "access_tokens", "a_c_c_e_s_s_t_o_k_e_n",
    "session_id",
  ])
  func `is nothing else`(name: String) {
    let label = TokenLabel(Array(name.utf8)[...])
    #expect(label == nil)
  }
}

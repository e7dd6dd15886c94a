import Testing

@testable import CognitoToken
@testable import jwtscope

@Suite struct `Messages about a sign-in` {
  static let challenges =
    (Challenge.Known.allCases.map(\.rawValue) + ["SOMETHING_NEW"]).map {
      SignInOutputError.challenge(Challenge(name: $0))
    }

  static let refusals: [SignInRefusal] = [
    .wrongPassword, .noSuchUser, .disabled, .notConfirmed, .tooManyAttempts, .tooManyRequests,
    .secretHashMissing, .wrongSecretHash, .flowNotAllowed, .refreshTokenExpired,
    .refreshTokenRevoked, .refreshTokenInvalid, .sessionExpired, .badTriggerResponse,
    .scopeNotAllowed, .triggerFailed("PreTokenGeneration"),
    .triggerNotInvoked("PreTokenGeneration"),
  ]

  static let sources: [SignInFailure.Source] = [
    .tokenEndpoint, .redirect, .api(nil), .api("InitiateAuth"),
  ]

  static let names = [
    nil, "UserLambdaValidationException", "NotAuthorizedException", "UserNotConfirmedException",
    "PasswordResetRequiredException", "InvalidParameterException", "ResourceNotFoundException",
    "invalid_grant", "invalid_client", "invalid_scope", "unauthorized_client", "ExpiredToken",
  ]

  static let failures: [SignInFailure] =
    AWSCLIError.allCases.map { SignInFailure(.awsCLI($0), name: nil, nil) }
    + refusals.map { SignInFailure(.api(nil), name: "NotAuthorizedException", $0) }
    + sources.flatMap { source in names.map { SignInFailure(source, name: $0, nil) } }

  static let kinds: [InputKind] = [
    .null, .emptyTable, .fragment(line: 1, column: 2, partCount: 1),
    .fragment(line: 3, column: 4, partCount: 2), .opaqueToken(.access, isBesideOther: false),
    .opaqueToken(.id, isBesideOther: true), .object(names: ["UserPool"]), .object(names: []),
    .object(names: ["1", "2", "3", "4", "5", "6"]), .array, .otherJSON, .html, .utf16, .binary,
    .text,
  ]

  static let sightings = (1...5).map {
    TokenSighting(line: $0, column: 1, tokenUse: "access", name: "jti \($0)")
  }

  static let others: [SignInOutputError] = [
    .empty, .tooLong, .refreshToken, .encryptedToken, .notSerialised(.access), .notSerialised(.id),
    .ambiguous([sightings[0], sightings[1]], count: 2), .ambiguous(sightings, count: 9),
    .ambiguous([TokenSighting(line: 1, column: 1, tokenUse: nil, name: nil)], count: 2),
  ]

  static let errors =
    challenges + failures.map(SignInOutputError.failed) + kinds.map(SignInOutputError.noToken)
    + others

  @Test(arguments: errors) func `are one short line that ends with what to do`(
    error: SignInOutputError
  ) {
    let message = error.message
    #expect(!message.contains("\n") && !message.contains("  ") && message.utf8.count < 500)
    #expect(message.first?.isLowercase ?? false, "\(message)")
    #expect(!message.hasSuffix("."), "\(message)")
    #expect(message.contains("; "), "\(message)")
  }

  /// What the message about each error must say.
  static let words: [(SignInOutputError, [String])] = [
    (
      .challenge(Challenge(name: "SMS_MFA")),
      ["SMS_MFA", "SMS_MFA_CODE", "respond-to-auth-challenge"]
    ),
    (.challenge(Challenge(name: "WEB_AUTHN")), ["WEB_AUTHN", "passkey"]),
    (.challenge(Challenge(name: "SELECT_CHALLENGE")), ["AvailableChallenges"]),
    (.challenge(Challenge(name: "NEW_ONE")), ["NEW_ONE", "respond-to-auth-challenge"]),
    (
      .failed(SignInFailure(.api("InitiateAuth"), name: "NotAuthorizedException", .wrongPassword)),
      [
        "InitiateAuth says NotAuthorizedException: the user name or the password is incorrect",
        "check the user name",
      ]
    ),
    (.failed(SignInFailure(.api(nil), name: nil, nil)), ["Cognito says an error"]),
    (
      .failed(SignInFailure(.redirect, name: "invalid_request", .scopeNotAllowed)),
      ["the redirect says invalid_request: a scope is not defined", "allowed for the app client"]
    ),
    (
      .failed(SignInFailure(.tokenEndpoint, name: "invalid_grant", nil)),
      ["the response says invalid_grant; get a new code"]
    ),
    (
      .failed(SignInFailure(.awsCLI(.noRegion), name: nil, nil)),
      ["the AWS CLI was given no Region; give --region"]
    ),
    (.notSerialised(.id), ["session.tokens.idToken.toString()"]),
    (.ambiguous(sightings, count: 9), ["9 different", "line 5, column 1", "and 4 more"]),
    (
      .ambiguous(sightings.dropLast(3), count: 2),
      ["line 1, column 1 (token_use access, jti 1); line 2"]
    ),
    (.noToken(.object(names: ["1", "2", "3", "4", "5", "6"])), [#""4", "5", …;"#]),
    (.noToken(.fragment(line: 3, column: 4, partCount: 1)), ["line 3, column 4", "1 part "]),
    (.noToken(.opaqueToken(.id, isBesideOther: true)), ["ID token", "no other token is used"]),
    (.tooLong, ["1048576 bytes"]),
  ]

  @Test(arguments: words.indices) func `name the facts`(index: Int) {
    let (error, words) = Self.words[index]
    let message = error.message
    for words in words { #expect(message.contains(words), "\(message)") }
  }

  @Test func `have a code of the contract`() {
    #expect(
      Set(Self.errors.map { $0.code }) == [
        "empty-input", "limit-exceeded", "sign-in-challenge", "sign-in-error", "refresh-token",
        "encrypted-token", "token-not-serialised", "ambiguous-input", "no-token",
      ])
  }
}

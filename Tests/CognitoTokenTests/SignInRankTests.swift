import Testing

@testable import CognitoToken

@Suite struct `A token's position` {
  private static let one = SignInSample.access
  private static let two = SignInSample.otherAccess

  /// JSON with access tokens, and the one that is found; nil if two have the same rank.
  static let json: [(String, String?)] = [
    (#"{"a":"\#(one)","b":"\#(two)"}"#, nil),
    (#"{"a":{"b":"\#(one)"},"c":"\#(two)"}"#, two),
    (#"{"a":["\#(one)"],"b":"\#(two)"}"#, two),
    (#"{"a":["\#(one)"],"b":{"c":"\#(two)"}}"#, nil),
    // A named array has the rank of its member.
    (#"{"access_token":["\#(one)"],"AccessToken":"\#(two)"}"#, nil),
    (#"{"access_token":["\#(one)"],"a":{"AccessToken":"\#(two)"}}"#, one),
    // The object around a token is named for it, and so are the members that contain its text.
    (#"{"accessToken":{"jwtToken":"\#(one)"},"token":"\#(two)"}"#, one),
    (#"{"accessToken":{"toString":"\#(one)"},"token":"\#(two)"}"#, one),
    (#"{"accessToken":{"jwtToken":"\#(one)"},"AccessToken":"\#(two)"}"#, nil),
    // Its other members are not.
    (#"{"accessToken":{"value":"\#(one)"}}"#, one),
    (#"{"accessToken":{"value":"\#(one)"},"token":"\#(two)"}"#, two),
    (#"{"accessToken":{"value":"\#(one)"},"a":"\#(two)"}"#, two),
    (#"{"accessToken":{"value":"\#(one)"},"a":{"b":"\#(two)"}}"#, nil),
    (#"{"accessToken":{"value":"\#(one)"},"a":{"b":{"c":"\#(two)"}}}"#, one),
    (#"{"accessToken":{"value":{"x":"\#(one)"}},"a":{"b":"\#(two)"}}"#, two),
    (#"{"accessToken":{"payload":{"token":"\#(one)"},"x":1},"a":"\#(two)"}"#, two),
    // A token needs no letter of a name for tokens.
    (#"{"a":"see \#(short)!"}"#, short),
    // JSON in a string, also after white space.
    (#"{"a":" {\"access_token\":\"\#(one)\",\"x\":\"\#(two)\"}"}"#, one),
    (#"{"a":"{\"b\":{\"access_token\":\"\#(one)\"},\"access_token\":\"\#(two)\"}"}"#, two),
    (#"{"a":" {\"b\":{\"access_token\":\"\#(one)\"},\"access_token\":\"\#(two)\"}"}"#, two),
    // Empty JSON before it.
    ("{}\n{\"access_token\":\"\(one)\"}\n", one),
    ("[]\n{\"x\":{\"y\":\"\(one)\"},\"z\":\"\(two)\"}\n", two),
  ]

  private static let short = "eyJhbGciOiJub25lIn0.e30.AAAA"
  private static let encrypted = SignInSample.encrypted
  private static let refresh = SignInSample.refresh

  /// The same next to an encrypted token, which is an error only in the token's place.
  static let besideEncrypted: [(String, String?)] = [
    (#"{"x":"\#(encrypted)","y":"see \#(one)"}"#, one),
    (#"{"refresh_token":"\#(refresh)","x":"\#(one)"}"#, one),
    (#"{"refresh_token":"\#(refresh)","x":"see \#(one)"}"#, one),
    ("refresh_token: \(refresh)\nsee \(one)\n", one),
  ]

  /// The same in text.
  static let text: [(String, String?)] = [
    ("access_token: \(one)\nsee access_token=\(two) here\n", one),
    // A response's body is after its head.
    ("HTTP/2 200\r\naccess_token: \(one)\r\n\r\naccess_token: \(two)\r\n", one),
    ("< HTTP/2 200\n< access_token: \(one)\n<\naccess_token: \(two)\n", one),
    ("x 200\naccess_token: \(one)\n\naccess_token: \(two)\n", nil),
    // Cookies are inside a line, and before a quotation.
    ("\(cookie)=\(one); a=b\nsay \"access_token=\(two)\" here\n", one),
    ("\(cookie)=\(one); a=b\naccess_token=\(two)\n", two),
    ("Authorization: Bearer \(one)\naccess_token: \(two)\n", two),
    // Only a request's header is named for the token that is sought.
    ("say '> authorization: \(one)' and 'access_token: \(two)' here\n", two),
    // Brackets may be around a name.
    ("{access_token=\(one)}\n\(query)\(two)\n", one),
    ("[access_token=\(one)]\n\(query)\(two)\n", one),
    ("<access_token=\(one)>\n\(query)\(two)\n", one),
    ("(access_token=\(one))\n\(query)\(two)\n", one),
    ("!access_token=\(one)!\n\(query)\(two)\n", nil),
    ("a,access_token=\(one)\nsay \"access_token=\(two)\" here\n", nil),
    ("a(access_token=\(one))\nsay \"access_token=\(two)\" here\n", nil),
    ("x access_token(\(one)) y\n\(two) z\n", one),
    ("x Authorization: Bearer \(one) y\n\(two) z\n", one),
    // The value of a name that may have these characters is the value of a line.
    ("a/b=\(one)\nsay access_token=\(two) here\n", one),
    ("a@b=\(one)\nsay access_token=\(two) here\n", one),
    ("a+b=\(one)\nsay access_token=\(two) here\n", one),
    ("a b=\(one)\nsay access_token=\(two) here\n", one),
    ("access_token: \(sameEnds)\nsay access_token=\(two) here\n", sameEnds),
    // Sections are those of the input, not of a text in it.
    (#"{"x":"ChallengeParameters\naccess_token=\#(one)","y":"access_token=\#(two)"}"#, nil),
    // Escapes and colours are between words.
    (#"{'access_token\u003d\#(one)'}"#, one), (#"x\n\#(one)\n"#, one),
    ("x access_token%3D\(one) y\n\(two) z\n", one),
    ("\u{1B}\(one)\u{1B}", one), ("\u{1B}[0;32m\(one)\u{1B}[m", one),
  ]
  private static let cookie = "CognitoIdentityServiceProvider.client.user.accessToken"
  private static let sameEnds = SignInSample.header + ".e30.AAAe"
  private static let query = "https://example.com/?access_token="

  @Test(arguments: json + besideEncrypted + text) func `decides which is found`(
    input: String, token: String?
  ) {
    switch Result(catching: { try SignInOutput.find(in: Array(input.utf8), use: .access) }) {
    case .success(let found): #expect(String(decoding: found.text, as: UTF8.self) == token)
    case .failure(let error):
      let isAmbiguous = if case .ambiguous? = error as? SignInOutputError { true } else { false }
      #expect(isAmbiguous && token == nil, "\(error)")
    }
  }

  /// JSON in which the second token ranks before the first. In text, both would be equal.
  private static let object = #"{"a":{"access_token":"\#(one)"},"access_token":"\#(two)"}"#

  @Test(arguments: [#"{"a":1}"#, #"["a"]"#, "{}", "[]"])
  func `in a line of JSON does not depend on what is before`(other: String) throws {
    let before = [0, 1, 15, 16, 17, 40].map { String(repeating: other + "\n", count: $0) }
    for before in before + [other, " " + other + " "] {
      for last in [Self.object, "[\(Self.object)]"] {
        let found = try SignInOutput.find(in: Array((before + last).utf8), use: .access)
        #expect(String(decoding: found.text, as: UTF8.self) == Self.two, "\(before)")
      }
    }
  }

  @Test func `in JSON of several lines is found after fifteen others`() throws {
    let input =
      String(repeating: "{\"a\":\n1}\n", count: 15) + Self.object.replacing(",", with: ",\n")
    let found = try SignInOutput.find(in: Array(input.utf8), use: .access)
    #expect(String(decoding: found.text, as: UTF8.self) == Self.two)
  }
}

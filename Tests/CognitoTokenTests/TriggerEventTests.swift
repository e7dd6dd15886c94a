import Testing

@testable import CognitoToken

@Suite struct `Trigger event` {
  typealias Event = PreTokenGenerationEvent

  static let machineClaims: JSON = [
    "sub": "1example23456789", "token_use": "access", "scope": "com.example.photos/read a/b",
    "iss": .string(TestToken.issuer), "client_id": "1example23456789",
  ]

  @Test func `has the documented members in their order`() throws {
    let event = TestTrigger.event(.v2)
    #expect(
      event == [
        "version": "2", "triggerSource": "TokenGeneration_Authentication", "region": "us-east-1",
        "userPoolId": "us-east-1_Example01", "userName": "janedoe",
        "callerContext": [
          "awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": "1example23456789",
        ],
        "request": [
          "userAttributes": [
            "sub": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee", "cognito:user_status": "CONFIRMED",
          ],
          "groupConfiguration": [
            "groupsToOverride": ["photographers"], "iamRolesToOverride": [],
            "preferredRole": .null,
          ],
          "scopes": ["aws.cognito.signin.user.admin"],
        ],
        "response": ["claimsAndScopeOverrideDetails": .null],
      ])
  }

  @Test func `of version 1 has no scopes and its own container`() {
    let event = TestTrigger.event(.v1)
    #expect(event["request"]?["scopes"] == nil)
    #expect(event["response"] == ["claimsOverrideDetails": .null])
  }

  @Test func `of version 3 is that of version 2 except for the number`() {
    let event = TestTrigger.event(.v2).setting("version", to: "3")
    #expect(TestTrigger.event(.v3) == event)
  }

  @Test func `of a machine is of version 3 and has no user`() throws {
    let event = try #require(Event(accessToken: Self.machineClaims))
    #expect(event.json["version"] == "3")
    #expect(event.json["triggerSource"] == "TokenGeneration_ClientCredentials")
    #expect(event.json["userName"] == "ClientCredentials")
    #expect(
      event.json["request"] == [
        "userAttributes": [:], "groupConfiguration": .null,
        "scopes": ["com.example.photos/read", "a/b"],
      ])
  }

  @Test func `of a token with a version claim comes from the hosted sign-in`() {
    let claims = TestToken.claims([("version", 2)])
    #expect(Event(accessToken: claims)?.source == .hostedAuth)
    #expect(Event(accessToken: TestToken.accessClaims)?.source == .authentication)
  }

  @Test func `needs a token's issuer that is a pool, or a given pool`() {
    let claims = TestToken.claims([("iss", "http://127.0.0.1:5000/us-east-1_Example01")])
    #expect(Event(accessToken: claims) == nil)
    let pool = UserPool(id: "eu-central-1_Example02")
    #expect(Event(accessToken: claims, userPool: pool)?.region == "eu-central-1")
  }

  @Test(arguments: Event.Version.allCases) func `is the same after writing and reading`(
    version: Event.Version
  )
    throws
  {
    let json = TestTrigger.event(version)
    #expect(try Event(TestTrigger.text(json)).json == json)
  }

  @Test(arguments: Event.Source.allCases) func `contains its token's claims`(
    source: Event.Source
  ) throws {
    let claims = source == .clientCredentials ? Self.machineClaims : TestToken.accessClaims
    var event = try #require(Event(accessToken: claims, version: .v3))
    event.triggerSource = source.rawValue
    for name in ["sub", "iss", "client_id", "token_use", "scope", "username", "cognito:groups"] {
      #expect(event.accessTokenClaims[name] == claims[name])
    }
  }

  static let malformed: [(JSON, String)] = [
    ([], "the event is an array, but must be a JSON object"),
    (
      TestTrigger.event(.v2).setting("version", to: nil),
      "in the event, version is missing, but must be \"1\", \"2\" or \"3\""
    ),
    (
      TestTrigger.event(.v2).setting("version", to: 2),
      "in the event, version is a number, but must be \"1\", \"2\" or \"3\""
    ),
    (
      TestTrigger.event(.v2).setting("version", to: "4"),
      "in the event, version is \"4\", but must be \"1\", \"2\" or \"3\""
    ),
    (
      TestTrigger.event(.v2).setting("triggerSource", to: nil),
      "in the event, triggerSource is missing, but must be a string"
    ),
    (
      TestTrigger.event(.v2).setting("triggerSource", to: "TokenGeneration_ClientCredentials"),
      """
      Cognito sends TokenGeneration_ClientCredentials only in version 3 events, but this event has version 2
      """
    ),
    (
      TestTrigger.event(.v2).setting("request", to: nil),
      "in the event, request is missing, but must be an object"
    ),
    (
      TestTrigger.event(.v2).setting("request", to: ["scopes": ["a", 1]]),
      "in the event, request.scopes[1] is a number, but must be a string"
    ),
    (
      TestTrigger.event(.v2).setting("callerContext", to: ["clientId": ["a"]]),
      "in the event, callerContext.clientId is an array, but must be a string"
    ),
  ]

  @Test(arguments: malformed) func `that is malformed is refused, with the place of the error`(
    event: JSON, message: String
  ) {
    let error = #expect(throws: TriggerError.self) { try Event(TestTrigger.text(event)) }
    #expect(error?.description == message)
    #expect(error?.code == "malformed-trigger-event")
  }

  @Test(arguments: ["TokenGeneration_ClientToken", "PreTokenGen", "PreSignUp_SignUp", "", "\u{E9}"])
  func `of an undocumented source is read and written unchanged`(name: String) throws {
    let json = TestTrigger.event(.v2).setting("triggerSource", to: .string(name))
    let event = try Event(TestTrigger.text(json))
    #expect(event.source == nil && !event.isOfMachine && event.json == json)
    let machine = try Event(
      TestTrigger.text(json.setting("userName", to: .string(Event.machineUserName))))
    #expect(machine.isOfMachine)
  }
}

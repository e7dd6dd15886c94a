import CognitoToken

extension Law {
  /// A response makes exactly the allowed changes that it lists, whatever its spelling.
  ///
  /// The input is a response, optionally followed by RFC 7464's record separator and an event.
  public static let trigger = Law(name: "trigger") { input in
    let texts = input.split(separator: 0x1E, maxSplits: 1, omittingEmptySubsequences: false)
    guard let output = try? TriggerOutput(Array(texts[0])) else { return nil }
    let event = texts.count > 1 ? try? PreTokenGenerationEvent(Array(texts[1])) : nil
    let response = (try? JSON(Array(texts[0]))) ?? .null
    for claims in [nil, TriggerChanges.user, TriggerChanges.machine] {
      for version in PreTokenGenerationEvent.Version.allCases {
        let expected = Expectations.Scopes(all: ["com.example.photos/read"])
        guard
          let preview = try? TriggerPreview(
            of: output, event: event, claims: claims, version: version, expecting: expected)
        else { continue }
        if let violation = TriggerChanges(preview, response).violation { return violation }
        let again = try? TriggerPreview(
          of: output, event: event, claims: preview.after, version: version, expecting: expected)
        if again?.after != preview.after { return "a second run changes more" }
      }
    }
    return nil
  }
}

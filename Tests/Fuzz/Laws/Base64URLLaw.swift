import CognitoToken

extension Law {
  /// No two texts decode to the same bytes.
  public static let base64URL = Law(name: "base64url") { input in
    let text = Array(Base64URL.encode(input).utf8)
    guard let decoded = try? Base64URL.decode(text), decoded == input else {
      return "the encoded text cannot be decoded"
    }
    do throws(Base64URLError) {
      let bytes = try Base64URL.decode(input)
      return Base64URL.encode(bytes).utf8.elementsEqual(input) ? nil : "a value has two spellings"
    } catch {
      switch error {
      case .invalidCharacter(_, let offset), .nonZeroUnusedBits(let offset),
        .incomplete(let offset):
        return input.indices.contains(offset) ? nil : "an error lies outside of the text"
      }
    }
  }
}

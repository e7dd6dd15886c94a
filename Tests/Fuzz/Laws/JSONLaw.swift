import CognitoToken

extension Law {
  /// What was read is what is written, and there is one compact text for each value.
  public static let json = Law(name: "json") { input in
    let value: JSON
    do throws(JSONError) {
      value = try JSON(input)
    } catch {
      return 0...input.count ~= error.offset ? nil : "an error lies outside of the text"
    }
    let compact = Array(JSONWriter.string(value, style: .compact).utf8)
    let indented = Array(JSONWriter.string(value, style: .indented).utf8)
    guard let reread = try? JSON(compact), let rereadIndented = try? JSON(indented) else {
      return "what is written cannot be read"
    }
    if reread != value || rereadIndented != value { return "what is written is another value" }
    if !JSONWriter.string(reread, style: .compact).utf8.elementsEqual(compact) {
      return "compact text is not written as it was read"
    }
    return nil
  }
}

import CognitoToken

extension Law {
  /// A value is the same after it is written and read, and has only one compact text.
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
      return "the written text cannot be read"
    }
    if reread != value || rereadIndented != value { return "the written text has another value" }
    if !JSONWriter.string(reread, style: .compact).utf8.elementsEqual(compact) {
      return "a value has two compact texts"
    }
    return nil
  }
}

/// Reads the members of an event or a response. An error names the path of a member with the wrong
/// type.
///
/// A null member counts as missing, because Go encodes empty structures as null.
struct TriggerReader {
  let subject: TriggerError.Subject

  /// Parses the input as one JSON object.
  func document(_ input: [UInt8]) throws(TriggerError) -> JSON {
    if input.count > TriggerError.lengthLimit { throw error(.tooLong) }
    let text = InputEncoding.utf8(input)
    let word = text[text.span.trimming(text.indices)]
    if word.isEmpty { throw error(.empty) }
    // What JavaScript and Python print for a function that returns nothing.
    if subject == .response,
      ["null", "undefined", "None"].contains(where: { word.elementsEqual($0.utf8) })
    {
      throw error(.nothingReturned)
    }
    let json: JSON
    do throws(JSONError) {
      json = try JSON(text)
    } catch {
      throw self.error(.json(error))
    }
    guard json.members != nil else { throw error(.notAnObject(found: json.kindName)) }
    return json
  }

  func object(_ value: JSON?, at path: @autoclosure () -> String) throws(TriggerError) -> JSON? {
    switch value {
    case nil, .null: return nil
    case .object: return value
    case let value?: throw error(path(), "an object", value)
    }
  }

  func string(_ value: JSON?, at path: @autoclosure () -> String) throws(TriggerError) -> String? {
    switch value {
    case nil, .null: return nil
    case .string(let text): return text
    case let value?: throw error(path(), "a string", value)
    }
  }

  func strings(
    _ value: JSON?, at path: @autoclosure () -> String
  ) throws(TriggerError) -> [String]? {
    switch value {
    case nil, .null: return nil
    case .array(let elements):
      var strings: [String] = []
      for (index, element) in elements.enumerated() {
        guard let text = element.string else {
          throw error("\(path())[\(index)]", "a string", element)
        }
        strings.append(text)
      }
      return strings
    case let value?: throw error(path(), "an array of strings", value)
    }
  }

  func error(_ reason: TriggerError.Reason) -> TriggerError {
    TriggerError(subject: subject, reason: reason)
  }

  func error(_ path: String, _ expected: String, _ value: JSON?) -> TriggerError {
    error(.member(path: path, expected: expected, found: value?.kindName ?? "missing"))
  }
}

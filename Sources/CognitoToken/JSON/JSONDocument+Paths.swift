extension JSONDocument {
  /// The path of the first member that repeats a name in its object, such as `a[0].b`; nil if there
  /// is none, or if the text is not JSON for another reason.
  package static func pathOfRepeatedMember(in text: [UInt8]) -> String? {
    var document = JSONDocument()
    document.text = text
    do throws(JSONError) {
      try document.index(.noted)
    } catch { return nil }
    return document.duplicates.first.map { document.path(to: $0) }
  }

  /// The path from the value at `node` to a name in it.
  private func path(to name: Int, from node: Int = 0) -> String {
    switch kind(of: node) {
    case .object:
      var member = node + 1
      while member != name, next(after: member + 1) <= name { member = next(after: member + 1) }
      let step = string(at: member) ?? ""
      if member == name { return step }
      let rest = path(to: name, from: member + 1)
      return rest.hasPrefix("[") ? step + rest : "\(step).\(rest)"
    case .array:
      var (element, index) = (node + 1, 0)
      while next(after: element) <= name { (element, index) = (next(after: element), index + 1) }
      let rest = path(to: name, from: element)
      return rest.hasPrefix("[") ? "[\(index)]\(rest)" : "[\(index)].\(rest)"
    case .null, .bool, .number, .string: return ""
    }
  }
}

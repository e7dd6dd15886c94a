import Testing

@testable import CognitoToken

/// Nicolas Seriot's JSONTestSuite.
@Suite(.enabled(if: Vectors.areThere, .init(rawValue: Vectors.absence)))
struct `JSONTestSuite` {
  /// Valid by RFC 8259's grammar, but refused, because RFC 7519 §4 requires the names of claims to
  /// be unique.
  static let stricter: Set = [
    "y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json",
  ]

  /// What RFC 8259 leaves to the reader: a number is kept as it is spelled, whatever its size, and
  /// a string is Unicode in UTF-8.
  static let decided: [(name: String, refusal: JSONError.Reason?)] = [
    ("i_number_double_huge_neg_exp.json", nil),
    ("i_number_huge_exp.json", nil),
    ("i_number_neg_int_huge_exp.json", nil),
    ("i_number_pos_double_huge_exp.json", nil),
    ("i_number_real_neg_overflow.json", nil),
    ("i_number_real_pos_overflow.json", nil),
    ("i_number_real_underflow.json", nil),
    ("i_number_too_big_neg_int.json", nil),
    ("i_number_too_big_pos_int.json", nil),
    ("i_number_very_big_negative_int.json", nil),
    ("i_object_key_lone_2nd_surrogate.json", .unpairedSurrogate),
    ("i_string_1st_surrogate_but_2nd_missing.json", .unpairedSurrogate),
    ("i_string_1st_valid_surrogate_2nd_invalid.json", .unpairedSurrogate),
    ("i_string_UTF-16LE_with_BOM.json", .unexpectedByte(0xFF)),
    ("i_string_UTF-8_invalid_sequence.json", .invalidUTF8),
    ("i_string_UTF8_surrogate_U+D800.json", .invalidUTF8),
    ("i_string_incomplete_surrogate_and_escape_valid.json", .unpairedSurrogate),
    ("i_string_incomplete_surrogate_pair.json", .unpairedSurrogate),
    ("i_string_incomplete_surrogates_escape_valid.json", .unpairedSurrogate),
    ("i_string_invalid_lonely_surrogate.json", .unpairedSurrogate),
    ("i_string_invalid_surrogate.json", .unpairedSurrogate),
    ("i_string_invalid_utf-8.json", .invalidUTF8),
    ("i_string_inverted_surrogates_U+1D11E.json", .unpairedSurrogate),
    ("i_string_iso_latin_1.json", .invalidUTF8),
    ("i_string_lone_second_surrogate.json", .unpairedSurrogate),
    ("i_string_lone_utf8_continuation_byte.json", .invalidUTF8),
    ("i_string_not_in_unicode_range.json", .invalidUTF8),
    ("i_string_overlong_sequence_2_bytes.json", .invalidUTF8),
    ("i_string_overlong_sequence_6_bytes.json", .invalidUTF8),
    ("i_string_overlong_sequence_6_bytes_null.json", .invalidUTF8),
    ("i_string_truncated-utf-8.json", .invalidUTF8),
    ("i_string_utf16BE_no_BOM.json", .unexpectedByte(0)),
    ("i_string_utf16LE_no_BOM.json", .unexpectedByte(0)),
    ("i_structure_500_nested_arrays.json", .tooDeep),
    ("i_structure_UTF-8_BOM_empty_object.json", .byteOrderMark),
  ]

  @Test func `JSON is accepted`() throws {
    let names = Vectors.jsonNames("y_")
    for name in names {
      let text = try Vectors.bytes("json/\(name)")
      let refusal = refusal(of: text)
      if Self.stricter.contains(name) {
        #expect(refusal == .duplicateMember("a"), "\(name)")
        #expect(Self.isGrammatical(text), "\(name)")
      } else {
        #expect(refusal == nil, "\(name)")
      }
    }
    print(
      "JSONTestSuite: \(names.count) of JSON, \(names.count - Self.stricter.count) accepted,",
      "\(Self.stricter.count) refused by RFC 7519 §4")
  }

  @Test func `text that is not JSON is refused`() throws {
    let names = Vectors.jsonNames("n_")
    for name in names {
      let text = try Vectors.bytes("json/\(name)")
      #expect(refusal(of: text) != nil && !Self.isGrammatical(text), "\(name)")
    }
    print("JSONTestSuite: \(names.count) of no JSON, all refused")
  }

  @Test func `text that RFC 8259 leaves open has a fixed verdict`() throws {
    #expect(Vectors.jsonNames("i_") == Self.decided.map(\.name).sorted())
    for (name, decision) in Self.decided {
      #expect(refusal(of: try Vectors.bytes("json/\(name)")) == decision, "\(name)")
    }
    let acceptedCount = Self.decided.count { $0.refusal == nil }
    print(
      "JSONTestSuite: \(Self.decided.count) of either, \(acceptedCount) accepted,",
      "\(Self.decided.count - acceptedCount) refused")
  }

  private func refusal(of text: [UInt8]) -> JSONError.Reason? {
    do throws(JSONError) {
      _ = try JSON(text)
      return nil
    } catch {
      return error.reason
    }
  }

  /// Whether a reader that keeps members of the same name accepts it.
  private static func isGrammatical(_ text: [UInt8]) -> Bool {
    var document = JSONDocument()
    document.text = text
    return (try? document.index(.noted)) != nil
  }
}

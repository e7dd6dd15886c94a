/// A setting as files describe it: a value, its absence, or neither.
///
/// What is not in a file is not known: the AWS CLI drops members that are newer than it, and a template may
/// leave them to another one. Absence is known only where the file is complete in that respect.
package enum Setting<Value: Sendable>: Sendable {
  case known(Value)
  case absent
  case notKnown

  package var value: Value? { if case .known(let value) = self { value } else { nil } }

  var isAbsent: Bool { if case .absent = self { true } else { false } }
}

extension Setting: Equatable where Value: Equatable {}

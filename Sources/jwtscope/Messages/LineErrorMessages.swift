import CognitoToken

extension AuditVerdict.LineError {
  var message: String {
    switch self {
    case .noToken(let error): "\(error)"
    case .malformedToken(let error): "\(error)"
    case .tooLong(let limit): "the line is longer than the limit of \(limit) bytes"
    }
  }
}

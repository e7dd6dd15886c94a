import CognitoToken

/// AWS CLI commands that let an OAuth client get a scope, and keep every other setting.
///
/// They are nil if an ID is unknown, or if a shell or the AWS CLI could interpret a name.
extension AWSCommand {
  /// Adds scopes to `AllowedOAuthScopes`. The update is given everything that describe prints,
  /// except the client's secret and dates.
  static func allow(_ scopes: [String], _ client: Hint.AppClient) -> String? {
    guard let pool = client.pool, let id = client.id, isClientID(id), scopes.allSatisfy(isPlain)
    else { return nil }
    let target = "--user-pool-id \(pool.id) --client-id \(id)"
    let names = scopes.map { "\"\($0)\"" }.joined(separator: ", ")
    return change(
      "user-pool-client", target, query: "UserPoolClient",
      "del(.ClientSecret, .CreationDate, .LastModifiedDate) | .AllowedOAuthScopes += [\(names)]")
  }

  /// Defines scopes of one resource server, which is created if there is none with the identifier.
  static func define(_ scopes: [String], _ servers: Hint.Settings.ResourceServers) -> String? {
    let parts = scopes.compactMap(ScopeSet.split)
    guard let pool = servers.pool, let identifier = parts.first?.resourceServer,
      parts.count == scopes.count,
      parts.allSatisfy({ ExactText($0.resourceServer) == ExactText(identifier) }),
      // Version 1 of the AWS CLI fetches a value that is a URL.
      isPlain(identifier), !identifier.contains("://"), parts.allSatisfy({ isShorthand($0.name) })
    else { return nil }
    let target = "--user-pool-id \(pool.id) --identifier \(identifier)"
    if servers.identifiers.contains(where: { ExactText($0) == ExactText(identifier) }) {
      let added = parts.map { "{ScopeName: \"\($0.name)\", ScopeDescription: \"\($0.name)\"}" }
      return change(
        "resource-server", target, query: "ResourceServer",
        ".Scopes += [\(added.joined(separator: ", "))]")
    }
    // Amazon Cognito API reference, ResourceServerNameType: fewer characters than an identifier.
    let name = String(identifier.map { ":/~".contains($0) ? "-" : $0 })
    let added = parts.map { "ScopeName=\($0.name),ScopeDescription=\($0.name)" }
    return "aws cognito-idp create-resource-server \(target) --name \(name) --scopes "
      + added.joined(separator: " ")
  }

  /// Gives an update everything that describe prints, changed by a jq filter.
  private static func change(
    _ kind: String, _ target: String, query: String, _ filter: String
  ) -> String {
    """
    aws cognito-idp update-\(kind) --cli-input-json "$(aws cognito-idp describe-\(kind) \(target) \
    --query \(query) --output json | jq '\(filter)')"
    """
  }

  /// Whether neither a shell nor jq interprets any character, and the text is not an option.
  private static func isPlain(_ text: String) -> Bool {
    1...256 ~= text.utf8.count && text.utf8.first != UInt8(ascii: "-")
      && text.utf8.allSatisfy { isAlphanumeric($0) || "._:/@+-".utf8.contains($0) }
  }

  /// Whether the text needs no quotes in the AWS CLI's shorthand syntax.
  private static func isShorthand(_ text: String) -> Bool {
    isPlain(text) && !text.utf8.contains(UInt8(ascii: "@"))
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte
  }
}

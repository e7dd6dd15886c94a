/// What kind of file settings were read from.
package enum SettingsSource: Equatable, Sendable {
  /// The AWS CLI printed what is deployed.
  case deployed
  /// A CloudFormation template: what will be deployed.
  case template
  /// A Terraform plan: what will be deployed.
  case plan
  /// A Terraform state: what was deployed when Terraform last refreshed it.
  case state

  /// Whether it describes what is deployed, rather than what will be.
  var isDeployed: Bool { self == .deployed || self == .state }
}

/// The name of one resource's settings in messages.
package struct SettingsName: Hashable, Sendable {
  package let source: SettingsSource
  /// An ID, a template's logical ID or a Terraform address; nil if the file does not name it.
  package let id: String?
}

extension SettingsSource: Hashable {}

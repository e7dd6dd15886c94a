import SystemPackage

/// The page that GitHub Actions shows for a step's run: a file that `GITHUB_STEP_SUMMARY` names.
enum StepSummary {
  /// Adds to the page, where there is one. The verdict stands even if it cannot be written.
  static func append(_ markdown: String) {
    guard let path = Environment["GITHUB_STEP_SUMMARY"] else { return }
    do {
      let file = try FileDescriptor.open(
        FilePath(argument: path), .writeOnly, options: [.append, .create],
        permissions: .ownerReadWrite)
      _ = try file.closeAfter { try file.writeAll(markdown.utf8) }
    } catch {
      Terminal.warn("the step summary \(PlatformText.shown(path)) cannot be written: \(error)")
    }
  }
}

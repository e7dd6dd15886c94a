import ArgumentParser
import CognitoToken

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    _superCommandName: "jwtscope",
    abstract: "Explains a code of a report or an error, and what to do about it.",
    discussion: """
      Without CODE, lists all codes. Also explains a topic: \
      \(ExplainTopic.allCases.map(\.rawValue).joined(separator: ", ")).

      Example:
        jwtscope explain key-not-found
      """)

  @Argument(
    help:
      "The code of a failure, a hint, a warning or an error, such as scope-missing; or a topic.",
    completion: .list(Explain.words))
  var code: String?

  @Option(name: .output, help: ArgumentHelp("How to print the explanation.", valueName: "format"))
  var output: TextOrJSON = .text
  @OptionGroup var color: ColorOption

  /// What can be explained.
  static var words: [String] {
    var words: [String] = []
    for explained in ExplainedCode.all where !words.contains(explained.code) {
      words.append(explained.code)
    }
    return words + ExplainTopic.allCases.map(\.rawValue)
  }

  func run() throws {
    try output.printingErrors {
      if let topic = code.flatMap({ ExplainTopic(rawValue: $0.lowercased()) }) {
        return output.print(text: topic.text, json: topic.json)
      }
      let explained = try explained()
      let style = color.style
      output.print(
        text: code == nil
          ? ExplanationRenderer.list(explained, style) : ExplanationRenderer.text(explained, style),
        json: ["explanations": .array(explained.map(\.json))])
    }
  }

  private func explained() throws -> [ExplainedCode] {
    guard let code else { return ExplainedCode.all }
    let wanted = code.lowercased()
    let found = ExplainedCode.all.filter { $0.code == wanted }
    if found.isEmpty { throw unknown(code) }
    return found
  }

  private func unknown(_ code: String) -> UsageError {
    let shown = PlatformText.shown(code)
    guard let near = NearestWord.nearest(to: code, in: Self.words) else {
      return UsageError("unknown code \"\(shown)\"", hint: "run jwtscope explain to list all codes")
    }
    return UsageError("unknown code \"\(shown)\": did you mean \(near)?", line: ["explain", near])
  }
}

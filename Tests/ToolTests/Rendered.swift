import ArgumentParser
import Foundation

@testable import jwtscope

/// Everything that a command prints, made in this process: a start of the tool takes ten times as
/// long as a report.
struct Rendered {
  let text: String
  let json: String
  let github: String
  let junit: String

  var all: [String] { [text, json, github, junit] }

  init(_ report: some CommandReport, width: Int = 120) {
    text = report.text(Style(isColored: false, width: width))
    json = JSONRenderer.text(report.json)
    github = Annotation.log(of: report) + report.markdown
    junit = report.suite.document
  }

  /// - Parameter words: of the command line, without the tool and the command. File names are
  ///   relative to the package.
  static func verify(_ words: [String]) throws -> Self {
    Self(try Verify.parse(absolute(words)).verified())
  }

  static func pool(_ words: [String]) throws -> Self {
    Self(try Pool.parse(absolute(words)).report())
  }

  static func preview(_ words: [String]) throws -> Self {
    Self(try TriggerPreviewCommand.parse(absolute(words)).preview())
  }

  private static func absolute(_ words: [String]) -> [String] {
    words.map { $0.hasPrefix("samples/") ? Shell.package.appending(path: $0).path : $0 }
  }
}

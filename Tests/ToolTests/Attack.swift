import Testing

/// Text that tries to act as a command or markup where it is shown.
struct Attack: CustomTestStringConvertible, Sendable {
  let text: String

  /// Harmless, because a CI service reads the log of a test run, too.
  var testDescription: String {
    text.unicodeScalars.map { $0 == "#" ? "\\u{23}" : $0.escaped(asASCII: true) }.joined()
  }

  static let all = [
    // Commands in a log: GitHub Actions (two syntaxes), Azure Pipelines, TeamCity.
    "\n::error::x", "\r\n::warning title=a::x", "\r::error::x", "::add-mask::x", " ::error::x",
    "a ::error::x", "\t::error::x", "\u{A0}::error::x", "\u{2028}::error::x", "\u{85}::error::x",
    ":::error::x", "\u{301}::error::x", "%\u{301}0A::error::x", "#\u{301}##[error]x",
    "%0A::set-output name=a::b", "%250A::error::x", "::error title=%0A::x,file=a::x",
    "##[error]x", "a ##[add-mask]x", "###[error]x", "##vso[task.setvariable variable=a]b",
    "##teamcity[testFailed name='x']",
    // XML, and characters that it cannot express.
    "]]></failure></testcase><testcase name=\"x\"/>", "\" message=\"x\"/><script>alert(1)</script>",
    "<!--", "&amp;&#10;&x;", "<![CDATA[", "<?xml", "'", "\u{0}", "\u{8}", "\u{FFFE}", "\u{FFFF}",
    // Terminal controls and invisible characters.
    "\u{1B}]0;title\u{7}", "\u{1B}[2J\u{1B}[1;1H", "\u{9B}2J", "\u{7F}",
    "\u{202E}nepo", "\u{2066}x\u{2069}", "\u{200B}\u{FEFF}", "\u{E0041}", "\u{FE0F}", "\u{2800}",
    // Markdown, HTML and a shell.
    "| a | b |", "\\| a \\\\|", "a\n| --- | --- |", "`code`", "```\na\n```", "**bold** _it_ ~~no~~",
    "[a](https://example.com)", "![a](https://example.com/a.png)", "https://example.com",
    "www.example.com", "jane@example.com", "xmpp:jane@example.com", "mailto:jane@example.com",
    "`jane@example.com", "jane@example.com|`a`", "\\`a\\`", "``", "#1", "GH-1", "a/b#1", "$`a`$",
    "0123456789abcdef0123456789abcdef01234567", "@everyone", "</code><img src=x onerror=alert(1)>",
    "$(id) ${{ secrets.A }}",
    "\n# heading\n- item\n1. item\n> quote\n---",
  ].map(Attack.init)
}

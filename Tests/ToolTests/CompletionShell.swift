import Foundation

/// A shell that completes a command line as its Tab key does.
enum CompletionShell: String, CaseIterable {
  case bash, zsh, fish

  var isThere: Bool { (try? Shell.run("command -v \(rawValue)"))?.status == 0 }

  /// The words that may replace the last word.
  func completions(of typed: String) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // zsh looks for the script under this name.
    let script = "jwtscope --generate-completion-script \(rawValue) > \"$FOLDER/_jwtscope\""
    let result = try Shell.run(
      script + "\n" + command,
      environment: ["FOLDER": folder.path, "TYPED": typed, "HOME": folder.path, "TERM": "xterm"])
    guard result.status == 0, result.errors.isEmpty else { throw Failure(result: result) }
    return result.output.split(separator: "\n").map {
      // The mark of a folder, or the separator before the next word.
      String($0).replacing(#/[\/ ]$/#, with: "")
    }
  }

  struct Failure: Error { let result: Shell.Result }

  private var command: String {
    switch self {
    case .bash:
      #"""
      exec bash --norc -c '
        . "$FOLDER/_jwtscope"
        COMP_WORDS=($TYPED) COMP_LINE=$TYPED COMP_POINT=${#TYPED}
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _jwtscope jwtscope "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        printf "%s\n" "${COMPREPLY[@]}"'
      """#
    case .zsh:
      // Completion needs the line editor, which needs a terminal. It gets Tab, then a key that
      // writes the line to a file.
      #"""
      cat > "$FOLDER/.zshrc" <<'ZSHRC'
      fpath=("$FOLDER" $fpath)
      autoload -Uz compinit && compinit -u -D
      tell() { print -r -- "$BUFFER" > "$FOLDER/line"; exit }
      zle -N tell
      bindkey '^X' tell
      PS1=READY
      ZSHRC
      ZDOTDIR=$FOLDER zsh -fc '
        zmodload zsh/zpty
        zpty tab zsh -d -i
        zpty -r tab screen "*READY*"
        zpty -w -n tab "$TYPED"$'\''\t\x18'\''
        while zpty -r tab screen; do :; done
      ' && sed 's/ *$//; s/.* //' "$FOLDER/line"
      """#
    case .fish:
      // fish 4 also lists words that only contain what was typed, and prefers those that start with
      // it.
      #"""
      exec fish --no-config -c '
        source "$FOLDER/_jwtscope"
        set typed (string split " " -- $TYPED)[-1]
        complete -C "$TYPED" | cut -f 1 | string match -- "$typed*"'
      """#
    }
  }
}

import Foundation

/// A shell that completes a command line as its Tab key does.
enum CompletionShell: String, CaseIterable {
  case bash, zsh, fish

  var isThere: Bool { (try? Shell.run("command -v \(rawValue)"))?.status == 0 }

  /// For each line, the words that its last word may become.
  func completions(of lines: [String]) throws -> [[String]] {
    let folder = try TemporaryFolder()
    // Under the name by which zsh looks for it.
    let script = "jwtscope --generate-completion-script \(rawValue) > \"$FOLDER/_jwtscope\""
    let result = try Shell.run(
      script + "\n" + command,
      environment: [
        "FOLDER": folder.url.path, "TYPED": lines.joined(separator: "\n"),
        "HOME": folder.url.path, "TERM": "xterm",
      ])
    guard result.status == 0, result.errors.isEmpty else { throw Failure(result: result) }
    // An empty line ends the words of a line.
    return result.output.components(separatedBy: "\n\n").dropLast().map { words in
      words.split(separator: "\n").map {
        // The mark of a folder, or the space before the next word.
        String($0).replacing(#/[\/ ]$/#, with: "")
      }
    }
  }

  struct Failure: Error { let result: Shell.Result }

  private var command: String {
    switch self {
    case .bash:
      #"""
      exec bash --norc -c '
        . "$FOLDER/_jwtscope"
        read -r _ _ _ _ function _ <<<"$(complete -p jwtscope)"
        while read -r typed; do
          COMP_WORDS=($typed) COMP_LINE=$typed COMP_POINT=${#typed} COMPREPLY=()
          COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
          "$function" jwtscope "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
          printf "%s\n" "${COMPREPLY[@]}" ""
        done <<<"$TYPED"'
      """#
    case .zsh:
      // Completion needs the line editor, which needs a terminal. It gets a line, Tab, and a key
      // that writes the line to a file and clears it.
      #"""
      cat > "$FOLDER/.zshrc" <<'ZSHRC'
      fpath=("$FOLDER" $fpath)
      autoload -Uz compinit && compinit -u -D
      tell() { print -r -- "$BUFFER"$'\n' >> "$FOLDER/lines"; BUFFER= }
      zle -N tell
      bindkey '^X' tell
      leave() { exit }
      zle -N leave
      bindkey '^Y' leave
      setopt no_beep
      PS1=READY
      ZSHRC
      ZDOTDIR=$FOLDER timeout 60 zsh -fc '
        zmodload zsh/zpty
        zpty tab zsh -d -i
        zpty -r tab screen "*READY*"
        for typed in ${(f)TYPED}; do zpty -w -n tab "$typed"$'\''\t\x18'\''; done
        zpty -w -n tab $'\''\x19'\''
        while zpty -r tab screen; do :; done
      ' && sed 's/ *$//; s/.* //' "$FOLDER/lines"
      """#
    case .fish:
      // fish 4 also lists words that only contain what was typed, and prefers those that start with
      // it.
      #"""
      exec fish --no-config -c '
        source "$FOLDER/_jwtscope"
        for line in (string split \n -- $TYPED)
          set typed (string split " " -- $line)[-1]
          complete -C "$line" | cut -f 1 | string match -- "$typed*"
          echo
        end'
      """#
    }
  }
}

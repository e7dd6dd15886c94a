/// Adds what ArgumentParser's completion scripts lack: without a command, words are completed as
/// arguments of `decode`, and after `jwtscope help` as commands.
///
/// Each addition completes a rewritten command line: with `decode` inserted or `help` removed.
enum CompletionScript {
  static let option = "--generate-completion-script"

  /// Returns the parser's script for a shell with the addition for that shell.
  static func completed(_ script: String) -> String {
    if script.hasPrefix("#!/bin/bash") { return script + "\n" + bash }
    guard script.hasPrefix("#compdef") else { return script + "\n" + fish }
    // The script's last statement calls the functions, so the addition must come before it.
    let end = script.firstRange(of: "if [[ \"${funcstack[1]}\"")?.lowerBound ?? script.endIndex
    return script[..<end] + zsh + "\n" + script[end...]
  }

  private static func commands(separator: String) -> String {
    NamedCommand.names.joined(separator: separator)
  }

  private static var bash: String {
    #"""
    _jwtscope_line() {
        local -a line=("${COMP_WORDS[@]}")
        local -i index=COMP_CWORD
        if [[ "${COMP_CWORD}" -gt 1 && "${line[1]}" = help ]]; then
            line=("${line[0]}" "${line[@]:2}")
            index+=-1
        else
            case "${line[1]}" in
            \#(commands(separator: "|"))|-V|--version|-h|--help) ;;
            *)
                [[ "${COMP_CWORD}" -eq 1 ]] && _jwtscope "${@}"
                line=("${line[0]}" decode "${line[@]:1}")
                index+=1
                ;;
            esac
        fi
        local -a COMP_WORDS=("${line[@]}")
        local -i COMP_CWORD=index
        _jwtscope "${@}"
    }

    complete -o filenames -F _jwtscope_line jwtscope

    """#
  }

  private static var zsh: String {
    #"""
    functions[__jwtscope_command]="${functions[_jwtscope]}"

    _jwtscope() {
        if [[ "${CURRENT}" -gt 2 && "${words[2]}" = help ]]; then
            words[2]=()
            (( CURRENT-- ))
        elif [[ "${words[2]}" != (\#(commands(separator: "|"))|-V|--version|-h|--help) ]]; then
            if [[ "${CURRENT}" -eq 2 ]]; then
                __jwtscope_command "${@}"
            fi
            words=("${words[1]}" decode "${(@)words[2,-1]}")
            (( CURRENT++ ))
        fi
        __jwtscope_command "${@}"
    }

    """#
  }

  private static var fish: String {
    #"""
    function __jwtscope_line
        set -l words (string replace -r '^.*?jwtscope\s+' '' -- (commandline -pc))
        set -l first (string replace -r '\s.*' '' -- $words)
        if string match -qr '^help\s' -- $words
            set words (string replace -r '^help\s+' '' -- $words)
        else if contains -- "$first" \#(commands(separator: " ")) -V --version -h --help
            return
        else
            set words "decode $words"
        end
        complete -C "jwtscope $words"
    end

    complete -c 'jwtscope' -a '(__jwtscope_line)'

    """#
  }
}

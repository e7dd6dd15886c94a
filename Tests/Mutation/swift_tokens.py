"""A tokenizer for Swift, sufficient to find the places to change."""

import re
from dataclasses import dataclass

OPERATOR = re.compile(r"\.\.[.<]|[-+*/%<>=!&|^~?]+")
WORD = re.compile(r"`[^`]+`|[A-Za-z_$#@][A-Za-z0-9_]*")
NUMBER = re.compile(r"0[xob][0-9A-Fa-f_]+|[0-9][0-9_]*(\.[0-9][0-9_]*)?([eE][-+]?[0-9]+)?")
PAIRS = {"(": ")", "[": "]", "{": "}"}


@dataclass
class Token:
    kind: str  # word, number, string, operator or mark
    text: str
    start: int
    end: int
    line: int
    parent: int = -1  # the index of the bracket around it
    partner: int = -1  # of a bracket: the index of the other one


def tokens(source):
    """Returns the tokens without white space and comments. An interpolated string is one token."""
    found, position, line, open_brackets = [], 0, 1, []

    def add(kind, end):
        nonlocal position, line
        text = source[position:end]
        parent = open_brackets[-1] if open_brackets else -1
        found.append(Token(kind, text, position, end, line, parent))
        line += text.count("\n")
        position = end

    while position < len(source):
        character = source[position]
        if character.isspace():
            line += character == "\n"
            position += 1
        elif source.startswith("//", position):
            position = (source.find("\n", position) + 1 or len(source) + 1) - 1
        elif source.startswith("/*", position):
            end = source.index("*/", position) + 2
            line += source.count("\n", position, end)
            position = end
        elif re.match(r'#*"', source[position:]):
            add("string", string_end(source, position))
        elif match := NUMBER.match(source, position):
            add("number", match.end())
        elif match := WORD.match(source, position):
            add("word", match.end())
        elif match := OPERATOR.match(source, position):
            add("operator", match.end())
        else:
            if character in PAIRS.values():
                opening = open_brackets.pop()
                add("mark", position + 1)
                found[opening].partner = len(found) - 1
                found[-1].partner = opening
            else:
                add("mark", position + 1)
                if character in PAIRS:
                    open_brackets.append(len(found) - 1)
    return found


def string_end(source, start):
    hashes = re.match("#*", source[start:]).group()
    quote = start + len(hashes)
    marks = '"""' if source.startswith('"""', quote) else '"'
    escape, closing = "\\" + hashes, marks + hashes
    position = quote + len(marks)
    while not source.startswith(closing, position):
        if source.startswith(escape + "(", position):
            position = interpolation_end(source, position + len(escape))
        elif source.startswith(escape, position):
            position += len(escape) + 1
        else:
            position += 1
    return position + len(closing)


def interpolation_end(source, start):
    depth, position = 0, start
    while True:
        if re.match(r'#*"', source[position:]):
            position = string_end(source, position)
            continue
        depth += {"(": 1, ")": -1}.get(source[position], 0)
        position += 1
        if depth == 0:
            return position

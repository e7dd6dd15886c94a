"""A source file with its tokens, and the places found in it so far."""

from places import CLOSING, OPENING, Edit, Place
from swift_tokens import tokens

BLOCK_WORDS = set(
    """switch enum func if else for while guard do struct extension init var class catch defer
    repeat protocol subscript get set""".split()
)


class Source:
    def __init__(self, path, source):
        self.path, self.source, self.lines = path, source, source.split("\n")
        self.tokens = tokens(source)
        self.places, self.seen = [], {}

    def add(self, token, kind, edits, plain, declarations=()):
        """Repeated changes of the same line, or of lines with the same text, get a number."""
        source = self.lines[token.line - 1].strip()
        count = self.seen[source, kind] = self.seen.get((source, kind), 0) + 1
        kind += f" #{count}" if count > 1 else ""
        column = token.start - self.source.rfind("\n", 0, token.start)
        place = Place(self.path, token.line, column, source, kind, edits, plain, list(declarations))
        place.first_line = min([self.line(edit.start) for edit in edits], default=token.line)
        place.last_line = max([self.line(edit.end) for edit in edits], default=token.line)
        self.places.append(place)

    def line(self, offset):
        return self.source.count("\n", 0, offset) + 1

    def wrap(self, token, kind, start, end, opening, closing, plain):
        width = end - start
        edits = [
            Edit(start, start, opening, OPENING, width),
            Edit(end, end, closing, CLOSING, width),
        ]
        self.add(token, kind, edits, [Edit(start, end, plain)])

    def text(self, start, end, limit=48):
        text = " ".join(self.source[start:end].split())
        return text if len(text) <= limit else text[: limit - 1] + "…"

    def items(self, first, closing):
        """Returns the parts between commas, as first and last token, up to `closing`, and its index."""
        parent, items, start, index = self.tokens[first].parent, [], first, first
        while index < len(self.tokens):
            token = self.tokens[index]
            if token.parent != parent or token.text in closing:
                break
            if token.text == ",":
                items.append((start, index - 1))
                start = index + 1
            index = token.partner + 1 if token.partner > index else index + 1
        if index > start:
            items.append((start, index - 1))
        return items, index

    def block(self, token):
        """Returns the keyword of the block that contains the token."""
        index = token.parent
        if index < 0 or self.tokens[index].text != "{":
            return None
        parent = self.tokens[index].parent
        index -= 1
        while index >= 0 and self.tokens[index].text not in ("{", "}"):
            if self.tokens[index].text in BLOCK_WORDS and self.tokens[index].parent == parent:
                return self.tokens[index].text
            partner = self.tokens[index].partner
            index = partner - 1 if 0 <= partner < index else index - 1
        return None

    def is_enum_case(self, token):
        return self.lines[token.line - 1].lstrip().startswith(("case ", "indirect case ")) and (
            self.block(token) == "enum"
        )

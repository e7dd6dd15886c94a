"""Finds parts of blocks and lists to leave out: conditions, cases, elements, statements."""

import re

from places import CLOSING, OPENING, Edit
from source import Source

STATEMENT_WORDS = set(
    """let var if guard switch for while repeat return throw break continue defer do case default
    func init deinit static private fileprivate public package internal enum struct class extension
    import typealias else catch mutating consuming subscript where indirect final nonisolated
    borrowing""".split()
)
BEFORE_LITERAL = {"return", "in", "case", "else", "try", "unsafe", "where", "await"}


class Blocks(Source):
    def conditions(self, index, token):
        items, _ = self.items(index + 1, {"else"} if token.text == "guard" else {"{"})
        if token.text == "if":
            first = self.tokens[index + 1]
            last = self.tokens[items[-1][1]]
            width = last.end - first.start + 1
            self.add(
                token,
                "if to never",
                [Edit(first.start, first.start, "isKept(§n), ", OPENING, width)],
                [Edit(first.start, first.start, "Bool(false), ")],
            )
        for start, end in items:
            first, last = self.tokens[start], self.tokens[end]
            if first.text in ("let", "var", "case") or first.text.startswith("#"):
                continue
            if token.text == "guard" or len(items) > 1:
                self.wrap(
                    first,
                    f"condition dropped: {self.text(first.start, last.end)}",
                    first.start,
                    last.end,
                    "(isMutant(§n) ? true : (",
                    "))",
                    "Bool(true)",
                )

    def where(self, index, token):
        back = index - 1
        while (
            back >= 0
            and self.tokens[back].text not in ("{", "}")
            and (self.tokens[back].parent == token.parent or self.tokens[back].partner > 0)
        ):
            word = self.tokens[back].text
            if word in ("for", "case", "catch"):
                break
            if word in ("func", "extension", "struct", "init", "protocol", "default"):
                return
            partner = self.tokens[back].partner
            back = partner - 1 if 0 <= partner < back else back - 1
        if self.tokens[back].text not in ("for", "case", "catch"):
            return
        _, end = self.items(
            index + 1, {"{", ":", ","} if self.tokens[back].text == "case" else {"{"}
        )
        first, last = self.tokens[index + 1], self.tokens[end - 1]
        self.wrap(
            token,
            "where to always",
            first.start,
            last.end,
            "(isMutant(§n) ? true : (",
            "))",
            "Bool(true)",
        )

    def case(self, index, token):
        if self.block(token) != "switch":
            return
        opening = token.parent
        has_default = any(
            other.text == "default"
            and other.parent == opening
            or other.text == "_"
            and self.tokens[place - 1].text == "case"
            for place, other in enumerate(
                self.tokens[opening : self.tokens[opening].partner], opening
            )
        )
        items, _ = self.items(index + 1, {":"})
        for start, end in items:
            first, last = self.tokens[start], self.tokens[end]
            if any(word.text == "where" for word in self.tokens[start : end + 1]):
                continue
            if first.text in (".", "(", "let", "_") and not has_default:
                continue
            place = Edit(last.end, last.end, " where isKept(§n)", CLOSING, last.end - first.start)
            self.add(
                first,
                f"case dropped: {self.text(first.start, last.end)}",
                [place],
                [Edit(last.end, last.end, " where Bool(false)")],
            )

    def array(self, index, token):
        before = self.tokens[index - 1]
        behind_value = before.end == token.start and before.text not in ("(", "[", "{")
        if behind_value and before.text not in BEFORE_LITERAL:
            return
        closing = self.tokens[token.partner]
        items, _ = self.items(index + 1, {":"}) if token.partner > index + 1 else ([], 0)
        covers = (
            items
            and self.tokens[items[-1][1] + 1 :][:1]
            and (
                items[-1][1] + 1 == token.partner
                or self.tokens[items[-1][1] + 1].text == ","
                and items[-1][1] + 2 == token.partner
            )
        )
        if not covers or len(items) < 2:
            return
        for place, (start, end) in enumerate(items):
            first, last = self.tokens[start], self.tokens[end]
            width = closing.end - token.start
            following = (
                self.tokens[items[place + 1][0]].start if place + 1 < len(items) else last.end
            )
            self.add(
                first,
                "element dropped: " + self.text(first.start, last.end),
                [
                    Edit(
                        token.start,
                        token.start,
                        f"mutantArray(§n, without: {place}, ",
                        OPENING,
                        width,
                    ),
                    Edit(closing.end, closing.end, ")", CLOSING, width),
                ],
                [Edit(first.start, following, "")],
            )

    def statement(self, index, token):
        if (
            token.kind != "word"
            or token.text in STATEMENT_WORDS
            or token.text[0] in "@#"
            or not index
        ):
            return
        opening = token.parent
        previous = self.tokens[index - 1]
        if previous.line == token.line or opening < 0 or self.tokens[opening].text != "{":
            return
        label = previous.text == ":" and self.block(token) == "switch"
        if not label and (
            previous.kind == "operator"
            or previous.text in (",", "(", "[", ":", ".", "else", "return")
        ):
            return
        end = index
        while True:
            partner = self.tokens[end].partner
            end = partner if partner > end else end
            behind, this = self.tokens[end + 1], self.tokens[end]
            goes_on = (
                this.kind == "operator"
                or behind.kind == "operator"
                or behind.text in (".", ":", "else")
            )
            if behind.line != this.line and not goes_on or behind.text in ("}", ";"):
                break
            end += 1
        last = self.tokens[end]
        body = [t for t in self.tokens[index : end + 1] if t.parent == opening]
        is_assignment = any(
            t.kind == "operator" and t.text in ("=", "+=", "-=", "|=") for t in body
        )
        is_sole = previous.text == "{" and self.tokens[end + 1].text == "}"
        if last.line - token.line > 5 or not is_assignment and (last.text != ")" or is_sole):
            return
        if self.block(token) in ("enum", "struct", "extension", "class"):
            return
        if is_assignment and self.gives_first_value(body):
            return
        if not is_assignment and any(t.text in ("?", "&&", "||", "==", "+") for t in body):
            return
        self.wrap(token, "statement dropped", token.start, last.end, "if isKept(§n) { ", " }", "")

    def gives_first_value(self, body):
        """Whether it initialises a constant or `self`, so that it cannot be left out."""
        words = (
            [
                token.text
                for token in body[: body.index(next(t for t in body if t.text == "="))]
                if token.kind == "word"
            ]
            if any(t.text == "=" for t in body)
            else []
        )
        names = [word for word in words if word not in ("self", "unsafe")]
        if words[-1:] == ["self"] or words and not names:
            return True
        if not words:
            return any(token.text == "(" for token in body[:2])
        return len(names) == 1 and any(
            re.search(rf"\blet (\w+, )*{names[0]}(, \w+)*(: [^={{]+)?( *//.*)?$", line)
            for line in self.lines
        )

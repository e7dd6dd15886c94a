"""Finds the places in a source file that can be changed."""

import changes
from blocks import Blocks
from places import Edit


class Finder(Blocks):
    def find(self):
        for index, token in enumerate(self.tokens):
            line = self.lines[token.line - 1]
            # Compiler directives, and reserved storage, which does not change results.
            if line.lstrip().startswith(("#if", "#elseif")) or "reserveCapacity" in line:
                continue
            if token.kind == "operator":
                self.operator(index, token)
            elif token.kind == "number":
                self.number(index, token)
            elif token.kind == "word":
                self.word(index, token)
            elif token.text == "[":
                self.array(index, token)
            self.statement(index, token)
        return self.places

    def operator(self, index, token):
        before, behind = self.source[token.start - 1], self.source[token.end]
        is_range = (
            token.text in ("..<", "...")
            and not before.isspace()
            and (behind.isalnum() or behind in "_(-.$")
        )
        spaced = before.isspace() and behind.isspace()
        previous = self.tokens[index - 1]
        if token.text == "!" and not behind.isspace() and (before.isspace() or before in "([{"):
            edit = Edit(token.start, token.end, "§op")
            self.add(
                token,
                "! dropped",
                [edit],
                [Edit(token.start, token.end, "")],
                ["prefix operator §op", *changes.NEGATION],
            )
        elif token.text == "?" and spaced:
            edit = Edit(token.start, token.end, "§op .now ?")
            self.add(
                token,
                "?: turned round",
                [edit],
                [Edit(token.start, token.end, "== false ?")],
                ["infix operator §op: MutantPrecedence", *changes.TERNARY],
            )
        elif (
            spaced or is_range and previous.text not in ("(", "[", ",")
        ) and previous.text != "func":
            if token.text == "+=" and self.tokens[index + 1].kind == "number":
                return
            precedence, declarations, kinds = changes.OPERATORS.get(token.text, (None, [], []))
            for place, (kind, plain) in enumerate(kinds):
                declared = [f"infix operator §op: {precedence}Precedence", *declarations]
                self.add(
                    token,
                    kind,
                    [] if place else [Edit(token.start, token.end, "§op")],
                    [Edit(token.start, token.end, plain)] if plain else [],
                    [] if place else declared,
                )

    def number(self, index, token):
        previous = self.tokens[index - 1]
        if previous.text in (".", "<") and previous.end == token.start or self.is_enum_case(token):
            return
        self.add(
            token,
            f"{token.text} to {token.text} + 1",
            [Edit(token.start, token.end, f"mutantLiteral(§n, {token.text})")],
            [Edit(token.start, token.end, f"({token.text} + 1)")],
        )

    def word(self, index, token):
        behind = self.tokens[index + 1] if index + 1 < len(self.tokens) else token
        before = self.tokens[index - 1].text if index else ""
        if token.text in ("true", "false") and self.tokens[index - 2].text != "keepingCapacity":
            other = "false" if token.text == "true" else "true"
            self.add(
                token,
                f"{token.text} to {other}",
                [Edit(token.start, token.end, f"(isMutant(§n) ? {other} : {token.text})")],
                [Edit(token.start, token.end, other)],
            )
        elif token.text in ("min", "max") and behind.text == "(" and before != ".":
            other = "max" if token.text == "min" else "min"
            self.add(
                token,
                f"{token.text} to {other}",
                [Edit(token.start, behind.end, f"mutant{token.text.capitalize()}(§n, ")],
                [Edit(token.start, token.end, other)],
            )
        elif token.text in changes.METHODS and before == ".":
            other, owner, declaration = changes.METHODS[token.text]
            if token.text == "contains" and not (
                behind.text == "{" or self.tokens[index + 2].text == "where"
            ):
                return
            self.add(
                token,
                f"{token.text} to {other}",
                [Edit(token.start, token.end, token.text + "§n")],
                [],
                [f"extension {owner} {{ {declaration} }}"],
            )
        elif token.text in ("if", "guard", "while"):
            self.conditions(index, token)
        elif token.text == "where":
            self.where(index, token)
        elif token.text == "case" and before not in ("if", "guard", "while", ",", "for"):
            self.case(index, token)

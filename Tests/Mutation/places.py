"""Places in the sources with their replacements, and the sources with them applied."""

from dataclasses import dataclass, field

import changes

OPENING, REPLACING, CLOSING = 1, 2, 0


@dataclass
class Edit:
    start: int
    end: int
    text: str  # §n: the number of the change; §op: its operator
    role: int = REPLACING
    width: int = 0  # of the wrapped text, so that wraps nest correctly


@dataclass
class Place:
    file: str  # the path in the package
    line: int
    column: int
    source: str  # the line's text
    kind: str
    edits: list
    plain: list  # the same change without a switch, for a separate build
    declarations: list = field(default_factory=list)
    first_line: int = 0  # of the rewritten text
    last_line: int = 0
    number: int = 0

    @property
    def key(self):
        return (self.file.rsplit("/", 1)[-1], self.source, self.kind)


def rewritten(source, places, which="edits"):
    """Returns the source with all these changes."""
    edits = [(edit, place) for place in places for edit in getattr(place, which)]

    def order(item):
        edit, place = item
        width = {CLOSING: edit.width, OPENING: -edit.width, REPLACING: 0}[edit.role]
        return (edit.start, edit.role, width, place.number * (-1 if edit.role == CLOSING else 1))

    output, position = [], 0
    for edit, place in sorted(edits, key=order):
        if edit.start < position:
            raise ValueError(f"{place.file}:{place.line}: two changes of one token")
        output += [source[position : edit.start], filled(edit.text, place)]
        position = edit.end
    return "".join(output) + source[position:]


def filled(text, place):
    operator = place.kind.split()[0].rstrip(":?") + changes.mark(place.number)
    return (
        text.replace("§op", operator)
        .replace("§n", str(place.number))
        .replace("§m", str(place.number + 1))
    )

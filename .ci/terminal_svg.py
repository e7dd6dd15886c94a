"""Draws what a terminal shows as SVG: text with the colours that jwtscope uses."""

import html
import re

THEMES = {
    "dark": {
        "ground": "#0d1117", "text": "#e6edf3", "1": "#ffffff", "2": "#8b949e",
        "31": "#ff7b72", "32": "#3fb950", "33": "#d29922", "prompt": "#79c0ff",
    },
    "light": {
        "ground": "#ffffff", "text": "#1f2328", "1": "#000000", "2": "#656d76",
        "31": "#cf222e", "32": "#1a7f37", "33": "#9a6700", "prompt": "#0969da",
    },
}  # fmt: skip
CLASSES = {"1": "b", "2": "f", "31": "r", "32": "g", "33": "y", "prompt": "p"}
WIDTH, HEIGHT, MARGIN = 8.43, 19, 18


def runs(line: str) -> list[tuple[str, str]]:
    """The pieces of a line, each with its colour: an SGR number, or an empty string."""
    pieces, color = [], ""
    for part in re.split(r"(\x1b\[\d*m)", line):
        if part.startswith("\x1b["):
            color = part[2:-1] if part[2:-1] != "0" else ""
        elif part:
            pieces.append((color, part))
    return pieces


def folded(line: list[tuple[str, str]], columns: int) -> list[list[tuple[str, str]]]:
    """The line as a terminal of this width shows it."""
    lines: list[list[tuple[str, str]]] = [[]]
    room = columns
    for color, piece in line:
        while piece:
            if not room:
                lines.append([])
                room = columns
            lines[-1].append((color, piece[:room]))
            piece, room = piece[room:], max(room - len(piece), 0)
    return lines


def style(theme: dict[str, str]) -> str:
    rules = [f".t{{fill:{theme['text']}}}", f".w{{fill:{theme['ground']}}}"]
    rules += [f".{name}{{fill:{theme[color]}}}" for color, name in CLASSES.items()]
    rules.append(".b{font-weight:bold}")
    return "".join(rules)


def draw(lines: list[list[tuple[str, str]]], title: str, columns: int, themes: list[str]) -> str:
    """The picture. With two themes, the browser takes the one that its user prefers."""
    width = round(columns * WIDTH + 2 * MARGIN)
    height = len(lines) * HEIGHT + 2 * MARGIN
    css = style(THEMES[themes[0]])
    if len(themes) > 1:
        css += f"@media(prefers-color-scheme:light){{{style(THEMES[themes[1]])}}}"
    text = []
    for number, line in enumerate(lines):
        column = 0
        for color, piece in line:
            # A place for each piece: fonts differ in width.
            x = MARGIN + column * WIDTH
            y = MARGIN + number * HEIGHT + 14
            name = CLASSES.get(color, "t")
            length = f' textLength="{len(piece) * WIDTH:.1f}"' if len(piece) > 1 else ""
            text.append(
                f'<text x="{x:.1f}" y="{y}" class="{name}"{length}>{html.escape(piece)}</text>'
            )
            column += len(piece)
    body = "\n".join(text)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-label="{html.escape(title)}">\n'
        f"<style>text{{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;"
        f"white-space:pre}}{css}</style>\n"
        f'<rect class="w" width="100%" height="100%" rx="8"/>\n{body}\n</svg>\n'
    )

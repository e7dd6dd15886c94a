"""The replacements for operators and calls: Swift code that a change's number switches.

In the declarations, §op is the operator's new name, §n the change's number, and §m that of the
second change of the same operator.
"""

BOTH = "_ a: T, _ b: T"
INTEGERS = "@_disfavoredOverload func §op<A: BinaryInteger, B: BinaryInteger>(a: A, b: B)"


def comparison(real, changed, bound):
    either = f"-> Bool {{ isMutant(§n) ? a {changed} b : a {real} b }}"
    return [f"func §op<T: {bound}>({BOTH}) {either}", f"{INTEGERS} {either}"]


def equality(real, changed):
    either = f"-> Bool {{ isMutant(§n) ? a {changed} b : a {real} b }}"
    return comparison(real, changed, "Equatable") + [
        f"@_disfavoredOverload func §op<T>(a: T?, b: _OptionalNilComparisonType) {either}",
        f"func §op<A: Equatable, B: Equatable>(a: (A, B), b: (A, B)) {either}",
    ]


def logic(real, changed):
    return [
        "func §op(a: Bool, b: @autoclosure () throws -> Bool) rethrows -> Bool "
        f"{{ isMutant(§n) ? try a {changed} b() : try a {real} b() }}"
    ]


def arithmetic(real, changed, bound):
    return [f"func §op<T: {bound}>({BOTH}) -> T {{ isMutant(§n) ? a {changed} b : a {real} b }}"]


def shift(real, changed):
    return [
        "func §op<A: BinaryInteger, B: BinaryInteger>(a: A, b: B) -> A "
        f"{{ isMutant(§n) ? a {changed} b : a {real} b }}"
    ]


def one_side(real):
    return [
        f"func §op<T: BinaryInteger>({BOTH}) -> T "
        f"{{ isMutant(§n) ? a : isMutant(§m) ? b : a {real} b }}"
    ]


def bounds(real, high):
    kind = "Range" if real == "..<" else "ClosedRange"
    return [
        f"func §op<T: Strideable & Comparable>({BOTH}) -> {kind}<T> {{ "
        f"isMutant(§n) ? min(a.advanced(by: 1), b) {real} b : "
        f"isMutant(§m) ? a {real} {high} : a {real} b }}"
    ]


IN_RANGE = (
    "func §op<T: RangeExpression>(a: T, b: T.Bound) -> Bool { isMutant(§n) ? !(a ~= b) : a ~= b }"
)
MATCHED = (
    "@_disfavoredOverload func §op<T: Equatable>(a: T, b: T) -> Bool "
    "{ isMutant(§n) ? a != b : a == b }"
)
ADDED = (
    "func §op<A: RangeReplaceableCollection, S: Sequence>(a: A, b: S) -> A "
    "where S.Element == A.Element { isMutant(§n) ? a : a + b }"
)
MOVED = (
    "@_disfavoredOverload func §op<T: Strideable>(a: T, b: T.Stride) -> T "
    "{ a.advanced(by: isMutant(§n) ? -b : b) }"
)
APPENDED = (
    "func §op<A: RangeReplaceableCollection, S: Sequence>(a: inout A, b: S) "
    "where S.Element == A.Element { if isKept(§n) { a += b } }"
)
ADDED_IN_PLACE = (
    "func §op<T: AdditiveArithmetic>(a: inout T, b: T) "
    "{ if isMutant(§n) { a -= b } else { a += b } }"
)
UNITED = "func §op<T: BinaryInteger>(a: inout T, b: T) { if isKept(§n) { a |= b } }"

# By operator: its precedence, the declarations, and its one or two changes, each a name and the
# replacement for a separate build.
OPERATORS = {
    "==": ("Comparison", equality("==", "!="), [("== to !=", "!=")]),
    "!=": ("Comparison", equality("!=", "=="), [("!= to ==", "==")]),
    "<": ("Comparison", comparison("<", "<=", "Comparable"), [("< to <=", "<=")]),
    "<=": ("Comparison", comparison("<=", "<", "Comparable"), [("<= to <", "<")]),
    ">": ("Comparison", comparison(">", ">=", "Comparable"), [("> to >=", ">=")]),
    ">=": ("Comparison", comparison(">=", ">", "Comparable"), [(">= to >", ">")]),
    "&&": ("LogicalConjunction", logic("&&", "||"), [("&& to ||", "||")]),
    "||": ("LogicalDisjunction", logic("||", "&&"), [("|| to &&", "&&")]),
    "~=": ("Comparison", [IN_RANGE, MATCHED], [("~= turned round", None)]),
    "+": (
        "Addition",
        arithmetic("+", "-", "AdditiveArithmetic") + [ADDED, MOVED],
        [("+ to -", "-")],
    ),
    "-": ("Addition", arithmetic("-", "+", "AdditiveArithmetic"), [("- to +", "+")]),
    "*": ("Multiplication", arithmetic("*", "+", "Numeric"), [("* to +", "+")]),
    "/": (
        "Multiplication",
        arithmetic("/", "*", "BinaryInteger") + arithmetic("/", "*", "FloatingPoint"),
        [("/ to *", "*")],
    ),
    "&+": ("Addition", arithmetic("&+", "&-", "FixedWidthInteger"), [("&+ to &-", "&-")]),
    "&-": ("Addition", arithmetic("&-", "&+", "FixedWidthInteger"), [("&- to &+", "&+")]),
    "<<": ("BitwiseShift", shift("<<", ">>"), [("<< to >>", ">>")]),
    ">>": ("BitwiseShift", shift(">>", "<<"), [(">> to <<", "<<")]),
    "|": (
        "Addition",
        one_side("|"),
        [("| without its right side", None), ("| without its left side", None)],
    ),
    "&": (
        "Multiplication",
        one_side("&"),
        [("& without its right side", None), ("& without its left side", None)],
    ),
    "+=": ("Assignment", [APPENDED, ADDED_IN_PLACE], [("+= dropped", None)]),
    "|=": ("Assignment", [UNITED], [("|= dropped", None)]),
    "..<": (
        "RangeFormation",
        bounds("..<", "b.advanced(by: 1)"),
        [("..< begins one later", None), ("..< ends one later", "...")],
    ),
    "...": (
        "RangeFormation",
        bounds("...", "max(a, b.advanced(by: -1))"),
        [("... begins one later", None), ("... ends one earlier", "..<")],
    ),
}

NEGATION = ["prefix func §op(a: Bool) -> Bool { isMutant(§n) ? a : !a }"]
TERNARY = ["func §op(a: Bool, b: Turned) -> Bool { isMutant(§n) ? !a : a }"]

PREDICATE = "rethrows -> Bool { try isMutant(§n) ? "
# By method: its opposite, and the declarations.
METHODS = {
    "allSatisfy": (
        "contains",
        "Sequence",
        "func allSatisfy§n(_ body: (Element) throws -> Bool) "
        + PREDICATE
        + "contains(where: body) : allSatisfy(body) }",
    ),
    "contains": (
        "allSatisfy",
        "Sequence",
        "func contains§n(where body: (Element) throws -> Bool) "
        + PREDICATE
        + "allSatisfy(body) : contains(where: body) }",
    ),
    "hasPrefix": (
        "hasSuffix",
        "StringProtocol",
        "func hasPrefix§n(_ text: String) -> Bool "
        "{ isMutant(§n) ? hasSuffix(text) : hasPrefix(text) }",
    ),
    "hasSuffix": (
        "hasPrefix",
        "StringProtocol",
        "func hasSuffix§n(_ text: String) -> Bool "
        "{ isMutant(§n) ? hasPrefix(text) : hasSuffix(text) }",
    ),
}

# Operator characters, which give each change a separate operator.
MARKS = [
    chr(code)
    for first, last in [(0x2500, 0x25FF), (0x2200, 0x22FF), (0x2A00, 0x2AFF), (0x2900, 0x297F)]
    for code in range(first, last + 1)
]


def mark(number):
    """Returns the number in operator characters."""
    return MARKS[number // len(MARKS)] + MARKS[number % len(MARKS)]

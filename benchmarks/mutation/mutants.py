"""The small faults that can be put into a file: each one span of the source and what replaces it.

Only what runs is changed. Left alone are annotations, decorators, imports, docstrings, names of
what a module offers, tables (a value at the top of a module or class that is all literals, or what
a class is built from there), f-strings, and sentences: a text with a space in it, and every text
inside a `raise` or in the class of an error.
"""

import ast
import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ARITHMETIC: Final[dict[type[ast.operator], tuple[str, str]]] = {
    ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.Mult: ("*", "/"), ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "/"), ast.Mod: ("%", "*"), ast.Pow: ("**", "*"),
    ast.BitOr: ("|", "&"), ast.BitAnd: ("&", "|"),
}  # fmt: skip
COMPARISONS: Final[dict[type[ast.cmpop], tuple[str, str]]] = {
    ast.Lt: ("<", "<="), ast.LtE: ("<=", "<"), ast.Gt: (">", ">="), ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="), ast.NotEq: ("!=", "=="), ast.Is: ("is", "is not"),
    ast.IsNot: (r"is\s+not", "is"), ast.In: ("in", "not in"), ast.NotIn: (r"not\s+in", "in"),
}  # fmt: skip
UNARY: Final[dict[type[ast.unaryop], str]] = {
    ast.USub: "-",
    ast.Not: "not",
    ast.Invert: "~",
}
NEVER_SWAPPED: Final = frozenset(
    {"isinstance", "issubclass", "cast", "getattr", "max", "maximum", "min", "minimum"}
)
"""Calls whose first two arguments can't be exchanged, or make no difference when they are."""
COMPOUND: Final = (ast.If, ast.While, ast.For, ast.With, ast.Try, ast.Match)
DEFINED: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One small fault.

    Attributes:
        path: The file, from the root of the tree.
        line: Where the changed span begins, from 1.
        lines: The first and last line of the statement around it, as coverage counts them.
        start: Where the span begins in the file [byte].
        end: Where it ends [byte].
        operator: The kind of fault.
        before: What stands there.
        after: What takes its place.
    """

    path: str
    line: int
    lines: tuple[int, int]
    start: int
    end: int
    operator: str
    before: str
    after: str

    @property
    def name(self) -> str:
        """The same for the same fault in the same file, and no other's."""
        return f"{self.path}:{self.line}:{self.start}:{self.end}:{self.operator}"


def mutants(root: Path, path: Path) -> list[Mutant]:
    """Return every fault that can be put into a file, from its top to its end.

    Args:
        root: The root of the tree.
        path: The file.
    """
    return list(_Walk(path.relative_to(root).as_posix(), path.read_bytes()).found())


def mutated(source: bytes, mutant: Mutant) -> bytes:
    """Return the source with the fault in it."""
    return source[: mutant.start] + mutant.after.encode() + source[mutant.end :]


class _Walk:
    """One walk through one file."""

    def __init__(self, path: str, source: bytes) -> None:
        self.path = path
        self.source = source
        self.starts = [0]
        for line in source.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def found(self) -> Iterator[Mutant]:
        for statement in ast.parse(self.source).body:
            yield from self._statement(statement, function=False, error=False)

    # -------------------------------------------------------------- statements
    def _statement(
        self, node: ast.stmt, *, function: bool, error: bool
    ) -> Iterator[Mutant]:
        if isinstance(node, ast.Import | ast.ImportFrom) or _is_docstring(node):
            return
        if isinstance(node, ast.ClassDef):
            error = error or node.name.endswith(("Error", "Warning"))
            for each in node.body:
                yield from self._statement(each, function=False, error=error)
            return
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            span = _header(node)
            for default in (*node.args.defaults, *node.args.kw_defaults):
                if default is not None:
                    yield from self._expression(default, span, error=error)
            for each in node.body:
                yield from self._statement(each, function=True, error=error)
            return
        if not function and _is_table(node):
            return
        yield from self._own(node, error=error)
        for part in ("body", "orelse", "handlers", "finalbody", "cases"):
            for each in getattr(node, part, []):
                inner = (
                    each.body
                    if isinstance(each, ast.ExceptHandler | ast.match_case)
                    else [each]
                )
                for one in inner:
                    yield from self._statement(one, function=function, error=error)

    def _own(self, node: ast.stmt, *, error: bool) -> Iterator[Mutant]:
        """Yield what can be changed in a statement itself, without those inside it."""
        span = _header(node)
        if (
            isinstance(node, ast.Return)
            and node.value is not None
            and not _is_none(node.value)
        ):
            yield self._made(node.value, span, "return", "None")
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call | ast.Await):
            yield self._made(node, span, "call", "pass")
        if isinstance(node, ast.Break | ast.Continue):
            other = "continue" if isinstance(node, ast.Break) else "break"
            yield self._made(node, span, "loop", other)
        if isinstance(node, ast.AugAssign) and type(node.op) in ARITHMETIC:
            old, new = ARITHMETIC[type(node.op)]
            yield self._between(
                node.target, node.value, span, "arithmetic", old + "=", new + "="
            )
        if isinstance(node, ast.If | ast.While):
            yield self._made(
                node.test, span, "condition", f"not ({self._text(node.test)})"
            )
        quiet = error or isinstance(node, ast.Raise)
        for name, value in ast.iter_fields(node):
            if name in {
                "body", "orelse", "handlers", "finalbody", "cases", "annotation", "target", "targets",
            }:  # fmt: skip
                continue
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, ast.expr):
                    yield from self._expression(each, span, error=quiet)
                elif isinstance(each, ast.withitem):
                    yield from self._expression(each.context_expr, span, error=quiet)

    # -------------------------------------------------------------- expressions
    def _expression(
        self, top: ast.expr, span: tuple[int, int], *, error: bool
    ) -> Iterator[Mutant]:
        waiting: list[ast.AST] = [top]
        while waiting:
            node = waiting.pop()
            if isinstance(node, ast.JoinedStr):  # its places are unknown before 3.12
                continue
            yield from self._of(node, span, error=error)
            skipped = _unread(node)
            waiting += [
                each for each in ast.iter_child_nodes(node) if each not in skipped
            ]

    def _of(
        self, node: ast.AST, span: tuple[int, int], *, error: bool
    ) -> Iterator[Mutant]:
        match node:
            case ast.BinOp(left=left, op=op, right=right):
                if type(op) in ARITHMETIC:
                    yield self._between(
                        left, right, span, "arithmetic", *ARITHMETIC[type(op)]
                    )
                elif isinstance(op, ast.MatMult):
                    yield self._swapped(left, right, span)
            case ast.UnaryOp(op=op, operand=operand) if type(op) in UNARY:
                yield self._made(node, span, "unary", f"({self._text(operand)})")
            case ast.BoolOp(op=op, values=values):
                old, new = ("and", "or") if isinstance(op, ast.And) else ("or", "and")
                for left, right in itertools.pairwise(values):
                    yield self._between(left, right, span, "boolean", old, new)
            case ast.Compare(left=left, ops=ops, comparators=others):
                for before, op, after in zip(
                    (left, *others), ops, others, strict=False
                ):
                    yield self._between(
                        before, after, span, "comparison", *COMPARISONS[type(op)]
                    )
            case ast.Constant(value=value):
                yield from self._constant(node, value, span, error=error)
            case ast.IfExp(test=test):
                yield self._made(test, span, "condition", f"not ({self._text(test)})")
            case ast.comprehension(ifs=ifs):
                for test in ifs:
                    yield self._made(
                        test, span, "condition", f"(not ({self._text(test)}))"
                    )
            case ast.Call(func=func, args=[first, second, *_]):
                starred = isinstance(first, ast.Starred) or isinstance(
                    second, ast.Starred
                )
                if (
                    not starred
                    and _called(func) not in NEVER_SWAPPED
                    and ast.dump(first) != ast.dump(second)
                ):
                    yield self._swapped(first, second, span)

    def _constant(
        self, node: ast.Constant, value: object, span: tuple[int, int], *, error: bool
    ) -> Iterator[Mutant]:
        if isinstance(value, bool):
            yield self._made(node, span, "constant", str(not value))
        elif isinstance(value, int | float):
            yield self._made(node, span, "constant", repr(value + 1))
        elif isinstance(value, str) and not error and " " not in value and value:
            yield self._made(node, span, "text", repr(f"{value}_"))

    # -------------------------------------------------------------- spans
    def _made(
        self, node: ast.AST, span: tuple[int, int], operator: str, after: str
    ) -> Mutant:
        start, end = self._place(node)
        return self._mutant(span, start, end, operator, after)

    def _between(
        self, left: ast.AST, right: ast.AST, span: tuple[int, int], operator: str,
        old: str, new: str,
    ) -> Mutant:  # fmt: skip
        start, end = self._place(left)[1], self._place(right)[0]
        gap = self.source[start:end].decode()
        pattern = old if "\\" in old or old.isalpha() else re.escape(old)
        (place,) = list(re.finditer(pattern, gap))[:1]
        at = start + len(gap[: place.start()].encode())
        return self._mutant(span, at, at + len(place.group().encode()), operator, new)

    def _swapped(
        self, first: ast.AST, second: ast.AST, span: tuple[int, int]
    ) -> Mutant:
        (start, first_end), (second_start, end) = (
            self._place(first),
            self._place(second),
        )
        gap = self.source[first_end:second_start].decode()
        after = f"{self._text(second)}{gap}{self._text(first)}"
        return self._mutant(span, start, end, "swap", after)

    def _mutant(
        self, span: tuple[int, int], start: int, end: int, operator: str, after: str
    ) -> Mutant:
        return Mutant(
            path=self.path, line=bisect_right(self.starts, start), lines=span,
            start=start, end=end, operator=operator,
            before=self.source[start:end].decode(), after=after,
        )  # fmt: skip

    def _place(self, node: ast.AST) -> tuple[int, int]:
        assert isinstance(node, ast.expr | ast.stmt)
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return (
            self.starts[node.lineno - 1] + node.col_offset,
            self.starts[node.end_lineno - 1] + node.end_col_offset,
        )

    def _text(self, node: ast.AST) -> str:
        start, end = self._place(node)
        return self.source[start:end].decode()


def _header(node: ast.stmt) -> tuple[int, int]:
    """Return the lines of a statement without those of the statements inside it."""
    last = node.end_lineno or node.lineno
    if isinstance(node, (*COMPOUND, *DEFINED)):
        inside = (
            node.cases[0].pattern.lineno
            if isinstance(node, ast.Match)
            else node.body[0].lineno
        )
        last = max(node.lineno, inside - 1)
    return node.lineno, last


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _called(node: ast.expr) -> str:
    return getattr(node, "id", getattr(node, "attr", ""))


def _is_table(node: ast.stmt) -> bool:
    """Return whether a statement at the top only names literals, or builds from a class."""
    if isinstance(node, ast.If):
        return "TYPE_CHECKING" in ast.dump(node.test)
    value = getattr(node, "value", None)
    if value is None:
        return True
    if isinstance(value, ast.Call) and _called(value.func)[:1].isupper():
        return True
    return all(
        isinstance(
            each,
            ast.Constant
            | ast.Tuple
            | ast.List
            | ast.Set
            | ast.Dict
            | ast.Name
            | ast.Attribute
            | ast.UnaryOp
            | ast.USub
            | ast.expr_context
            | ast.keyword
            | ast.JoinedStr
            | ast.FormattedValue
            | ast.Starred
            | ast.BinOp
            | ast.BitOr,
        )
        or (isinstance(each, ast.Call) and _called(each.func)[:1].isupper())
        for each in ast.walk(value)
    )


def _unread(node: ast.AST) -> list[ast.AST]:
    """Return the children of an expression that name a type and are never run as such."""
    if isinstance(node, ast.Call):
        called = _called(node.func)
        if called == "cast":
            return list(node.args[:1])
        if called in {"isinstance", "issubclass"}:
            return list(node.args[1:])
        return [node.func] if isinstance(node.func, ast.Name) else []
    if isinstance(node, ast.Subscript) and _called(node.value)[:1].isupper():
        return [node.slice]
    return []

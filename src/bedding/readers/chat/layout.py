"""How a text export writes the head of a message: date, time, and what surrounds them.

A layout is found from the first part of a file and then holds for all of it, so that a message
in which somebody quotes another chat stays one message.
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

MARK: Final = "\u200e"
"""The mark that WhatsApp puts before what it wrote itself."""

LONGEST_NAME: Final = 60
"""Characters of a name."""

NO_TIME: Final = -1
NOON: Final = 12

# Marks of direction and of the start of a file say nothing; MARK does, where a text begins.
_DROPPED: Final = (
    "\ufeff\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_GAP: Final = "[ \t\u00a0\u2009\u202f]"
_ERA: Final = "(?:[RHS]|令和|平成|昭和)"
_ERA_AFTER: Final = f"(?:{_GAP}[RHS](?![A-Za-z]))?"
_BEFORE: Final = (
    "오전|오후|上午|下午|午前|午後|凌晨|清晨|早上|中午|晚上|d[eu]\\.|[AaPp]\\.?[Mm]\\.?"
)
_AFTER: Final = (
    f"[AaPp]\\.?{_GAP}?[Mm]\\.?|[صم]|[πμ]\\.?{_GAP}?μ\\.?|Ö[ÖS]|[ai]p\\.|[PM]D|SA|CH|"
    "[vn]m\\.|[fe]m|пр\\.об\\.|сл\\.об\\.|[قب]\\.ظ\\.?|पूर्वाह्न|अपराह्न"  # noqa: RUF001 -- Cyrillic
)
_HALF: Final = re.compile(f"{_BEFORE}|{_AFTER}")
_AFTERNOON: Final = re.compile(
    "오후|下午|午後|中午|晚上|du|[Pp]\\.?[Mm \u00a0\u202f]|م|μ\\.?.?μ|ÖS|ip|MD|CH|nm|em|сл|ب|अप"
)
_TIME: Final = f"\\d{{1,2}}{_GAP}?[:.hH\u066b]{_GAP}?\\d{{2}}"
_BETWEEN: Final = f"[,،]?{_GAP}+(?:(?:klo|kl\\.?|at|à|om|um|a las){_GAP}+)?"
_ENDS: Final = {"]": f"\\]{_GAP}?", "-": f"{_GAP}[-–]{_GAP}", ":": ":[ ]"}
_NAME: Final = f"(?:([^:\n]{{1,{LONGEST_NAME}}}):[ ])?"
_MIDDLES: Final = {"年": "月", "년": "월"}
_LASTS: Final = {"年": "日", "년": "일"}
_ANY_HEAD: Final = re.compile(
    f"\n{MARK}*(?P<open>\\[?)"
    f"(?P<date>{_ERA}?\\d{{1,4}}(?P<separator>[-./年년]){_GAP}?{MARK}?\\d{{1,2}}[-./月월]"
    f"{_GAP}?{MARK}?\\d{{1,4}}[日일.]?{_ERA_AFTER}){_BETWEEN}"
    f"(?:(?P<before>{_BEFORE}){_GAP}?)?{_TIME}(?P<seconds>[:.]\\d{{2}})?"
    f"(?:{_GAP}?(?P<after>{_AFTER}))?(?P<end>\\]|{_GAP}[-–]{_GAP}|:[ ])"
)
_NUMBERS: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a file writes the head of a message.

    Attributes:
        bracket: Whether date and time stand in brackets.
        separator: What stands after the first number of a date.
        year_first: Whether the first number of a date has more than two digits.
        seconds: Whether the time has seconds.
        half: Where the half of the day stands: "before" the time, "after" it, or "" for nowhere.
        end: What closes the head: "]", "-" or ":".
    """

    bracket: bool
    separator: str
    year_first: bool
    seconds: bool
    half: str
    end: str

    def head(self) -> re.Pattern[str]:
        """Return what the head of a message looks like: date, time, and a name if one is plain.

        It begins with the line feed before it, which makes it quick to find. A name that itself
        has a colon is left in the text.
        """
        first = "\\d{3,4}" if self.year_first else f"{_ERA}?\\d{{1,2}}"
        separator = re.escape(self.separator)
        middle = _MIDDLES.get(self.separator, separator)
        last = _LASTS.get(self.separator, "\\.?")
        date = (
            f"{first}{separator}{_GAP}?{MARK}?\\d{{1,2}}{middle}{_GAP}?{MARK}?\\d{{1,4}}"
            f"{last}{_ERA_AFTER}"
        )
        time = _TIME + ("[:.]\\d{2}" if self.seconds else "")
        if self.half == "before":
            time = f"(?:(?:{_BEFORE}){_GAP}?)?{time}"
        elif self.half == "after":
            time = f"{time}(?:{_GAP}?(?:{_AFTER}))?"
        opening = "\\[" if self.bracket else ""
        return re.compile(
            f"\n{MARK}*{opening}({date}){_BETWEEN}({time}){_ENDS[self.end]}{_NAME}"
        )


def find_layout(text: str) -> Layout | None:
    """Return the layout that most heads in a piece of text have, or None when there are none."""
    found = Counter(
        Layout(
            bracket=bool(head["open"]),
            separator=head["separator"],
            year_first=len(_NUMBERS.findall(head["date"])[0]) > len("yy"),
            seconds=head["seconds"] is not None,
            half="before" if head["before"] else "after" if head["after"] else "",
            end=head["end"].strip().replace("–", "-"),
        )
        for head in _ANY_HEAD.finditer("\n" + clean(text))
        if bool(head["open"]) == (head["end"] == "]")
    )
    return found.most_common(1)[0][0] if found else None


def clean(text: str) -> str:
    """Return text without the marks that say nothing."""
    for mark in _DROPPED:
        if mark in text:
            text = text.replace(mark, "")
    return text


def second_of_day(text: str) -> int:
    """Return how far into the day a written time is [s], or `NO_TIME` when there is no such time.

    An hour above twelve is taken as it stands, and so is a half of the day beside it: phones
    write "00:08 a. m." too.
    """
    hour, minute, second = (*(int(number) for number in _NUMBERS.findall(text)), 0)[:3]
    if hour <= NOON and _HALF.search(text):
        hour = hour % NOON + NOON * (_AFTERNOON.search(text) is not None)
    if hour > 23 or minute > 59 or second > 59:  # noqa: PLR2004 -- the clock
        return NO_TIME
    return (hour * 60 + minute) * 60 + second

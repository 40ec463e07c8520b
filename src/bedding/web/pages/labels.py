"""Words of one's own for what happens: made, renamed, and removed while nothing bears them."""

from dataclasses import dataclass, field

from bedding.actions import own_labels
from bedding.record import MOST_LABEL, Label
from bedding.web.answering import own_words
from bedding.web.errors import ChooseError, UnfitError
from bedding.web.page import Page, Turn, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """One word of one's own.

    Attributes:
        code: Its code.
        name: The word.
        meaning: What it stands for, as a key.
        uses: How many events bear it.
    """

    code: str
    name: str = field(repr=False)
    meaning: str
    uses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What the page shows.

    Attributes:
        there: The words there are.
        meanings: What a new one may stand for, as it is and as a key.
        most: How long a word may be [character].
        removing: The code of the one to be removed, or an empty text.
    """

    there: tuple[Own, ...]
    meanings: tuple[tuple[str, str], ...]
    most: int
    removing: str


def show(visit: Visit) -> Labels:
    """Return the page."""
    record = visit.record
    there = own_labels.labels(record)
    removing = visit.text("removing")
    return Labels(
        there=tuple(
            Own(
                code=each.code,
                name=each.name,
                meaning=_key(each.meaning),
                uses=own_labels.uses(record, each),
            )
            for each in there
        ),
        meanings=tuple((each, _key(each)) for each in own_labels.MEANINGS),
        most=MOST_LABEL,
        removing=removing if removing in {each.code for each in there} else "",
    )


def add(visit: Visit) -> Turn:
    """Make a word."""
    name = _name(visit)
    meaning = visit.choice("meaning", ("", *own_labels.MEANINGS))
    if not meaning:
        raise ChooseError(visit.say("diary.label.means"))
    visit.notebook.save(own_labels.add(visit.record, name, meaning))
    return Turn(to="labels", said=visit.say("diary.saved"))


def rename(visit: Visit) -> Turn:
    """Give a word another name, also in what bears it already."""
    found = _label(visit)
    visit.notebook.save(own_labels.rename(visit.record, found, _name(visit)))
    return Turn(to="labels", said=visit.say("diary.saved"))


def remove(visit: Visit) -> Turn:
    """Remove a word that nothing bears."""
    visit.notebook.save(own_labels.remove(visit.record, _label(visit)))
    return Turn(to="labels", said=visit.say("web.labels.removed"))


def _name(visit: Visit) -> str:
    name = own_words(visit, "name")
    if not name:
        raise ChooseError(visit.say("web.labels.name"))
    return name


def _label(visit: Visit) -> Label:
    code = visit.text("code")
    for each in own_labels.labels(visit.record):
        if each.code == code:
            return each
    raise UnfitError("code")


def _key(meaning: str) -> str:
    return meaning.replace(", ", "_").replace(" ", "_")


PAGE = Page(
    name="labels",
    show=show,
    acts={"add": add, "rename": rename, "remove": remove},
)

"""What the open record shows, looked at in the worker: once for all pages, anew when it changed."""

import pickle
from dataclasses import dataclass
from hashlib import sha256

from bedding.actions.look_at_record import Looked
from bedding.actions.record_diary import DatedDiary, dated_diary_of
from bedding.actions.weekly_answers import weekly_answers
from bedding.mirror.change import Changes
from bedding.types import Diary
from bedding.web.page import Visit
from bedding.web.work import State, Work

LOOK = "bedding.actions.look_at_record:look_at"
NAME = "own.look"
DIARY = "own.diary"
DRAW = "bedding.actions.draw_days:draw_days"
PICTURES = "own.pictures"
MOVES = "bedding.actions.look_at_record:moves_in"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLook:
    """The open record as far as it was looked at.

    Attributes:
        diary: What was written down, or None where nothing was.
        work: The looking, or None where there is nothing to look at.
    """

    diary: Diary | None
    work: Work | None

    @property
    def empty(self) -> bool:
        """Whether nothing was written down."""
        return self.diary is None

    @property
    def failed(self) -> bool:
        """Whether it ended without an answer; `visit.forget(NAME)` lets it begin anew."""
        return self.work is not None and self.work.state is State.FAILED

    @property
    def looked(self) -> Looked | None:
        """What was seen; None as long as it isn't there."""
        if self.work is None or self.work.state is not State.DONE:
            return None
        found: Looked = self.work.outcome()
        return found


def own_look(visit: Visit) -> OwnLook:
    """Return what the open record shows, and begin looking where nobody did yet.

    Whether it may be looked at is for the gate, which whoever asks this has asked first.
    """
    dated = own_diary(visit)
    if dated is None:
        return OwnLook(diary=None, work=None)
    weekly = weekly_answers(visit.record)
    work = visit.work(NAME, LOOK, of=dated, diary=dated.diary, weekly=weekly)
    return OwnLook(diary=dated.diary, work=work)


def own_diary(visit: Visit) -> DatedDiary | None:
    """Return the diary of the open record, None for an empty one.

    It is made once for each change of the record, and stays the same thing where only something
    else was changed, as a setting.
    """
    record, memory = visit.record, visit.session.memory
    kept, told, found = memory.get(DIARY, (None, b"", None))
    if kept is not record:
        anew = dated_diary_of(record)
        tells = sha256(pickle.dumps((anew, weekly_answers(record)))).digest()
        if tells != told:
            found = anew
        memory[DIARY] = (record, tells, found)
    dated: DatedDiary | None = found
    return dated


def own_pictures(visit: Visit, dated: DatedDiary) -> Work:
    """Return the work that draws the pictures of the open record; its outcome is `DrawnDays`."""
    return visit.work(
        PICTURES,
        DRAW,
        of=dated,
        by=visit.language,
        diary=dated.diary,
        weekly=weekly_answers(visit.record),
        language=visit.language,
    )


def own_moves(visit: Visit, own: OwnLook) -> Work | None:
    """Return the work that follows what moved over the weeks, or None before `own` is looked at.

    Its outcome is `Changes`, or None where the fit has nothing to build on.
    """
    looked = own.looked
    if looked is None or own.diary is None:
        return None
    return visit.work(
        "own.moves", MOVES, of=looked, diary=own.diary, fitted=looked.fitted
    )


def moves_found(work: Work | None) -> Changes | None:
    """Return what moved, or None as long as that isn't there."""
    if work is None or work.state is not State.DONE:
        return None
    found: Changes | None = work.outcome()
    return found

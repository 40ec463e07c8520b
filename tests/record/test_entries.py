"""Entries: what they hold, and how they refuse what can't be."""

from dataclasses import FrozenInstanceError, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bedding.record.entries import (
    ChatDay,
    CheckIn,
    Event,
    Label,
    Pause,
    Reflection,
    Start,
    day_of,
)
from bedding.record.errors import EntryError
from bedding.record.events import EVENTS
from bedding.record.items import CHECK_IN_FORMS, REFLECTION_ITEMS, scale_of
from bedding.record.moment import Moment
from bedding.record.record import Draft, Settings
from bedding.record.table_row import MOST_WORDS, Answer, TableRow

AT = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)
MOMENT = Moment(
    local_date=date(2026, 11, 20), tz="Europe/Amsterdam", shown_at=AT, answered_at=AT
)


@pytest.mark.parametrize(
    ("make", "place"),
    [
        (
            lambda: CheckIn(moment=MOMENT, form="evening", answers={"warmth": 8}),
            "evening.warmth",
        ),
        (
            lambda: CheckIn(moment=MOMENT, form="evening", answers={"warmth": 0}),
            "evening.warmth",
        ),
        (
            lambda: CheckIn(moment=MOMENT, form="evening", answers={"warmth": True}),
            "evening.warmth",
        ),
        (
            lambda: CheckIn(moment=MOMENT, form="now", answers={"warmth": 3}),
            "now.warmth",
        ),
        (lambda: CheckIn(moment=MOMENT, form="now", contact="together"), "contact"),
        (lambda: CheckIn(moment=MOMENT, form="evening", contact="maybe"), "contact"),
        (lambda: CheckIn(moment=MOMENT, form="morning"), "form"),
        (lambda: Event(moment=MOMENT, code="T1"), "who"),
        (lambda: Event(moment=MOMENT, code="C1", who="other"), "who"),
        (lambda: Event(moment=MOMENT, code="Q1"), "code"),
        (lambda: Event(moment=MOMENT, code="X"), "code"),
        (lambda: Event(moment=MOMENT, code="M1", strength=4), "strength"),
        (lambda: Event(moment=MOMENT, code="M1", note="a" * 141), "length of note"),
        (lambda: Event(moment=MOMENT, code="M1", note=""), "length of note"),
        (
            lambda: Event(moment=MOMENT, code="M1", duration_minutes=-1),
            "duration_minutes",
        ),
        (lambda: Event(moment=MOMENT, code="M5", ended=date(2026, 11, 19)), "ended"),
        (
            lambda: Reflection(moment=MOMENT, form="signs", answers={"S1a": 5}),
            "signs.S1a",
        ),
        (
            lambda: Reflection(moment=MOMENT, form="signs", answers={"D1": 2}),
            "signs.D1",
        ),
        (lambda: Start(moment=MOMENT, early=5), "early"),
        (lambda: Label(code="Y1", name="a", meaning="warmth"), "code"),
        (lambda: Label(code="X1", name="a" * 41, meaning="warmth"), "length of name"),
        (lambda: Label(code="X1", name="a", meaning="gate"), "meaning"),
        (lambda: Pause(first=date(2026, 2, 2), last=date(2026, 2, 1)), "last"),
        (
            lambda: ChatDay(
                local_date=AT.date(), source="a", values={"n": float("nan")}
            ),
            "values.n",
        ),
    ],
)
def test_value_that_cannot_be_is_refused_with_its_place(make, place):
    with pytest.raises(EntryError) as caught:
        make()
    assert caught.value.place == place
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"tz": "Europe/Nergens"}, "tz"),
        ({"tz": "../../etc/passwd"}, "tz"),
        ({"shown_at": datetime(2026, 11, 20, 20, 30)}, "shown_at"),  # noqa: DTZ001 -- on purpose
        ({"shown_at": AT + timedelta(seconds=1)}, "answered_at"),
        ({"duration_ms": -1}, "duration_ms"),
        ({"origin": "guess"}, "origin"),
    ],
)
def test_moment_that_cannot_be_is_refused_with_its_place(changes, place):
    with pytest.raises(EntryError) as caught:
        Moment(
            **{
                "local_date": AT.date(),
                "tz": "UTC",
                "shown_at": AT,
                "answered_at": AT,
                **changes,
            }
        )
    assert caught.value.place == place


def test_empty_answers_stay_empty():
    check_in = CheckIn(moment=MOMENT, form="evening", answers={"self": 4})
    assert dict(check_in.answers) == {"self": 4}
    assert check_in.contact is None


def test_entries_cannot_be_changed_in_place():
    answers = {"self": 4}
    check_in = CheckIn(moment=MOMENT, form="evening", answers=answers)
    answers["self"] = 5
    with pytest.raises(TypeError):
        check_in.answers["self"] = 6  # type: ignore[index]  # that it can't is the test
    with pytest.raises(FrozenInstanceError):
        check_in.form = "now"  # type: ignore[misc]  # that it can't is the test
    assert check_in.answers == {"self": 4}


@pytest.mark.parametrize(("points", "alike"), [([3] * 6, True), ([3] * 5 + [4], False)])
def test_six_answers_all_alike_are_flagged_and_kept(points, alike):
    distinctions = dict(zip(REFLECTION_ITEMS["distinctions"], points, strict=True))
    evening = dict(zip(CHECK_IN_FORMS["evening"], points, strict=True))

    assert (
        Reflection(moment=MOMENT, form="distinctions", answers=distinctions).all_alike
        is alike
    )
    assert CheckIn(moment=MOMENT, form="evening", answers=evening).all_alike is alike
    few = {"arousal": 3, "pull": 3}
    assert CheckIn(moment=MOMENT, form="now", answers=few).all_alike is False


def test_who_is_known_where_the_code_says_it():
    assert Event(moment=MOMENT, code="C1").who == "me"
    assert Event(moment=MOMENT, code="C2").who == "other"
    assert Event(moment=MOMENT, code="V1").who is None


def test_every_item_has_a_scale_and_every_event_a_place():
    for form in (*CHECK_IN_FORMS.values(), *REFLECTION_ITEMS.values()):
        assert all(scale_of(item) is not None for item in form)
    # Files hold these codes, so that none may ever be called otherwise.
    assert set(EVENTS) == {
        f"{letter}{number}"
        for letter, most in (
            ("W", 5),
            ("R", 5),
            ("T", 9),
            ("B", 4),
            ("C", 4),
            ("M", 5),
            ("V", 6),
        )
        for number in range(1, most + 1)
    }
    assert {code for code, kind in EVENTS.items() if kind.gate} == {
        f"V{n}" for n in range(1, 7)
    }
    assert {kind.tab for kind in EVENTS.values()} == {"warm", "hard", "own", "danger"}


def test_no_repr_shows_what_a_person_wrote():
    event = Event(moment=MOMENT, code="M1", note="SENTINEL")
    label = Label(code="X1", name="SENTINEL", meaning="warmth")
    assert "SENTINEL" not in f"{event!r}{label!r}"


@pytest.mark.parametrize(
    "make",
    [
        lambda: CheckIn(moment=MOMENT, form="evening", answers={"warmth": 1}),
        lambda: CheckIn(moment=MOMENT, form="evening", answers={"warmth": 7}),
        lambda: Event(moment=MOMENT, code="M1", note="a"),
        lambda: Event(moment=MOMENT, code="M1", note="a" * 140),
        lambda: Event(moment=MOMENT, code="M1", duration_minutes=0),
        lambda: Event(moment=MOMENT, code="M5", ended=MOMENT.local_date),
        lambda: Event(moment=MOMENT, code="M1", strength=1),
        lambda: Event(moment=MOMENT, code="M1", strength=3),
        lambda: Event(moment=MOMENT, code="X12"),
        lambda: Start(moment=MOMENT, early=0),
        lambda: Start(moment=MOMENT, early=4),
        lambda: Label(code="X1", name="a", meaning="warmth"),
        lambda: Label(code="X1", name="a" * 40, meaning="warmth"),
        lambda: Pause(first=date(2026, 2, 2), last=date(2026, 2, 2)),
        lambda: Answer(value=0.0, low=0.0, high=1.0),
        lambda: Answer(value=1.0, low=0.0, high=1.0),
        lambda: TableRow(local_date=AT.date(), at=AT, table="t", words={"c": "a"}),
        lambda: TableRow(local_date=AT.date(), at=AT, table="t",
                         words={"c": "a" * MOST_WORDS}),
        lambda: Moment(local_date=AT.date(), tz="UTC", shown_at=AT, answered_at=AT,
                       duration_ms=0),
    ],
)  # fmt: skip
def test_value_at_its_limit_is_accepted(make):
    make()


@pytest.mark.parametrize(
    ("make", "place"),
    [
        (lambda: Answer(value=1.1, low=0.0, high=1.0), "answers.value"),
        (lambda: Answer(value=-0.1, low=0.0, high=1.0), "answers.value"),
        (lambda: Answer(value=1.0, low=1.0, high=1.0), "answers.value"),
        (lambda: Answer(value=float("nan"), low=0.0, high=1.0), "answers.value"),
        (lambda: Answer(value=0.5, low=0.0, high=float("inf")), "answers.high"),
        (lambda: Answer(value=0.5, low=False, high=1.0), "answers.low"),
        (lambda: TableRow(local_date=AT.date(), at=AT.replace(tzinfo=None), table="t"),
         "at"),
        (lambda: TableRow(local_date=AT.date(), at=AT, table="t", words={"c": ""}),
         "length of words"),
        (lambda: TableRow(local_date=AT.date(), at=AT, table="t",
                          words={"c": "a" * (MOST_WORDS + 1)}),
         "length of words"),
        (lambda: Label(code="X1", name="", meaning="warmth"), "length of name"),
        (lambda: Label(code="X1a", name="a", meaning="warmth"), "code"),
        (lambda: Label(code="X\N{ARABIC-INDIC DIGIT ONE}", name="a", meaning="warmth"), "code"),
        (lambda: Event(moment=MOMENT, code="C2", who="me"), "who"),
        (lambda: Start(moment=MOMENT, early=-1), "early"),
        (lambda: ChatDay(local_date=AT.date(), source="a", values={"n": float("-inf")}),
         "values.n"),
        (lambda: ChatDay(local_date=AT.date(), source="a", values={"n": True}),
         "values.n"),
    ],
)  # fmt: skip
def test_value_just_beyond_its_limit_is_refused_with_its_place(make, place):
    with pytest.raises(EntryError) as caught:
        make()
    assert caught.value.place == place


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"id": "0" * 16, "local_date": date(2026, 11, 21)}, True),
        ({"at": AT + timedelta(minutes=1)}, False),
        ({"table": "other"}, False),
        ({"answers": {"mood": Answer(value=2, low=0, high=10)}}, False),
        ({"words": {"note": "b"}}, False),
    ],
)
def test_rows_say_the_same_when_moment_table_and_answers_are_the_same(change, same):
    row = TableRow(
        local_date=AT.date(), at=AT, table="diary", words={"note": "a"},
        answers={"mood": Answer(value=3, low=0, high=10)},
    )  # fmt: skip

    assert row.says_the_same(replace(row, **change)) is same


def test_a_pause_holds_its_days_and_one_without_an_end_all_that_follow():
    first, last = date(2026, 2, 2), date(2026, 2, 4)
    closed, going_on = Pause(first=first, last=last), Pause(first=first)
    days = [first + timedelta(days=n) for n in range(-1, 4)]

    assert [closed.holds(day) for day in days] == [False, True, True, True, False]
    assert [going_on.holds(day) for day in days] == [False, True, True, True, True]


def test_an_entry_is_about_its_day_and_a_label_about_none():
    day = date(2026, 2, 2)
    at = replace(MOMENT, local_date=day)

    assert day_of(CheckIn(moment=at, form="evening")) == day
    assert day_of(ChatDay(local_date=day, source="a", values={})) == day
    assert day_of(TableRow(local_date=day, at=AT, table="t")) == day
    assert day_of(Pause(first=day)) == day
    assert day_of(Pause(first=date(2026, 2, 1), last=day)) == day
    assert day_of(Label(code="X1", name="a", meaning="warmth")) is None


def test_answers_stand_in_the_order_of_the_form():
    items = CHECK_IN_FORMS["evening"]
    given = dict.fromkeys(reversed(items), 3)

    assert list(CheckIn(moment=MOMENT, form="evening", answers=given).answers) == list(
        items
    )


def test_settings_cannot_be_changed_in_place():
    care = {"flag": "off"}
    steps: dict[str, str] = {}
    settings = Settings(care=care, steps=steps)
    care["flag"] = "open"
    steps["x"] = "y"

    with pytest.raises(TypeError):
        settings.care["flag"] = "open"  # type: ignore[index]  # that it can't is the test
    with pytest.raises(TypeError):
        settings.steps["x"] = "y"  # type: ignore[index]  # that it can't is the test
    assert (dict(settings.care), dict(settings.steps)) == ({"flag": "off"}, {})


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"language": "fr"}, "language"),
        ({"rhythm": "hourly"}, "rhythm"),
        ({"theme": "pink"}, "theme"),
        ({"exit_to": "nowhere"}, "exit_to"),
        ({"keep_months": 7}, "keep_months"),
        ({"set_aside": ("S99",)}, "set_aside"),
        ({"lock_minutes": 0}, "lock_minutes"),
    ],
)
def test_setting_that_cannot_be_is_refused_with_its_place(changes, place):
    with pytest.raises(EntryError) as caught:
        Settings(**changes)
    assert caught.value.place == place


def test_settings_at_their_limits_are_accepted():
    assert Settings(lock_minutes=1, language=None, keep_months=None).lock_minutes == 1


def test_a_draft_needs_its_offset_and_cannot_be_changed_in_place():
    with pytest.raises(EntryError) as caught:
        Draft(
            form="evening",
            local_date=AT.date(),
            shown_at=AT.replace(tzinfo=None),
            answers={},
        )
    assert caught.value.place == "shown_at"

    draft = Draft(
        form="evening", local_date=AT.date(), shown_at=AT, answers={"self": 4}
    )
    with pytest.raises(TypeError):
        draft.answers["self"] = 5  # type: ignore[index]  # that it can't is the test

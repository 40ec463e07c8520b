"""Invented records for property tests: every kind of entry, with every field in use."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st

from bedding.record import items
from bedding.record.entries import (
    PATTERNS,
    PURPOSES,
    RELATIONS,
    ChatDay,
    CheckIn,
    Event,
    Label,
    Pause,
    Reflection,
    Start,
)
from bedding.record.events import CHANNELS, EVENTS, MEANINGS, PARTS, WHO
from bedding.record.moment import ORIGINS, Moment
from bedding.record.record import Draft, Record, Settings, StoredFit
from bedding.record.steps import PATH_PHASES, STEPS
from bedding.record.table_row import Answer, TableRow

ids = st.integers(0, 2**64 - 1).map(lambda number: f"{number:016x}")
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
offsets = st.integers(-12 * 4, 14 * 4).map(
    lambda n: timezone(timedelta(minutes=15 * n))
)
instants = st.datetimes(
    datetime(2020, 1, 1),  # noqa: DTZ001 -- the zone is drawn
    datetime(2035, 12, 31),  # noqa: DTZ001 -- the zone is drawn
    timezones=offsets,
)
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=140)


def chosen(choices):
    return st.none() | st.sampled_from(choices)


@st.composite
def moments(draw):
    shown = draw(instants)
    return Moment(
        local_date=draw(days),
        tz=draw(
            st.sampled_from(
                ["Europe/Amsterdam", "UTC", "America/New_York", "Asia/Kathmandu"]
            )
        ),
        shown_at=shown,
        answered_at=shown + draw(st.timedeltas(timedelta(0), timedelta(hours=3))),
        duration_ms=draw(st.none() | st.integers(0, 10**7)),
        origin=draw(st.sampled_from(ORIGINS)),
        backfilled=draw(st.booleans()),
        edited_at=draw(st.none() | instants),
    )


def answers(names, low, high):
    return st.dictionaries(st.sampled_from(names), st.integers(low, high))


@st.composite
def check_ins(draw):
    form = draw(st.sampled_from(sorted(items.CHECK_IN_FORMS)))
    return CheckIn(
        id=draw(ids),
        moment=draw(moments()),
        form=form,
        contact=draw(chosen(items.CONTACT)) if form == "evening" else None,
        answers=draw(answers(items.CHECK_IN_FORMS[form], 1, 7)),
    )


@st.composite
def events(draw):
    moment = draw(moments())
    code = draw(st.sampled_from([*EVENTS, "X1", "X27"]))
    who = EVENTS[code].who if code in EVENTS else "ask"
    return Event(
        id=draw(ids),
        moment=moment,
        code=code,
        part=draw(chosen(PARTS)),
        who=draw(st.sampled_from(WHO)) if who == "ask" else who,
        channel=draw(chosen(CHANNELS)),
        strength=draw(chosen([1, 2, 3])),
        note=draw(st.none() | texts),
        duration_minutes=draw(st.none() | st.integers(0, 10_000)),
        ended=draw(st.none() | st.just(moment.local_date + timedelta(days=3))),
    )


@st.composite
def reflections(draw):
    form = draw(st.sampled_from(sorted(items.REFLECTION_ITEMS)))
    low, high = (1, 7) if form == "distinctions" else (0, 4)
    return Reflection(
        id=draw(ids),
        moment=draw(moments()),
        form=form,
        answers=draw(answers(items.REFLECTION_ITEMS[form], low, high)),
    )


starts = st.builds(
    Start,
    id=ids,
    moment=moments(),
    purpose=chosen(PURPOSES),
    relation=chosen(RELATIONS),
    pattern=chosen(PATTERNS),
    early=chosen([0, 1, 2, 3, 4]),
)
numbers = st.integers(0, 10**6) | st.floats(-1e6, 1e6)
chat_days = st.builds(
    ChatDay,
    id=ids,
    local_date=days,
    source=st.sampled_from(["whatsapp-1", "signal-1"]),
    values=st.dictionaries(
        st.sampled_from(["mine", "theirs", "longest_silence"]), numbers
    ),
)


@st.composite
def scaled(draw):
    low = draw(st.integers(-10, 10))
    levels = draw(st.none() | st.integers(2, 11))
    high = low + (levels - 1 if levels else draw(st.integers(1, 100)))
    value = draw(st.integers(low, high) if levels else st.floats(low, high))
    return Answer(value, low, high, levels)


table_rows = st.builds(
    TableRow,
    id=ids,
    local_date=days,
    at=instants,
    table=st.sampled_from(["daylio", "mpath"]),
    answers=st.dictionaries(st.sampled_from(["mood", "warmth"]), scaled()),
    words=st.dictionaries(st.sampled_from(["note", "=1+1"]), texts),
)
labels = st.builds(
    Label,
    id=ids,
    code=st.integers(1, 99).map("X{}".format),
    name=texts.map(lambda text: text[:40]),
    meaning=st.sampled_from(MEANINGS),
)
pauses = st.builds(
    Pause, id=ids, first=days, last=st.none() | st.just(date(2036, 1, 1))
)
entries = st.one_of(
    check_ins(),
    events(),
    reflections(),
    starts,
    chat_days,
    table_rows,
    labels,
    pauses,
)
plain = st.none() | st.booleans() | st.integers(-(2**40), 2**40) | texts
settings_ = st.builds(
    Settings,
    language=chosen(["nl", "en"]),
    country=chosen(["NL", "BE"]),
    rhythm=st.sampled_from(["daily", "three_a_week", "events", "paused"]),
    keep_months=st.sampled_from([3, 6, 12, None]),
    lock_minutes=st.integers(1, 60),
    second_made=st.booleans(),
    backups=st.lists(texts, max_size=2).map(tuple),
    care=st.dictionaries(st.sampled_from(["state", "since"]), plain),
    set_aside=st.lists(
        st.sampled_from([*items.SIGNS, *items.DISTINCTIONS]), unique=True, max_size=3
    ).map(tuple),
    steps=st.dictionaries(st.sampled_from(STEPS), texts, max_size=3)
    | st.fixed_dictionaries({"here": st.sampled_from(PATH_PHASES)}),
)
drafts = st.builds(
    Draft,
    form=st.sampled_from(["evening", "event"]),
    local_date=days,
    shown_at=instants,
    answers=st.dictionaries(st.sampled_from(["warmth", "note"]), plain),
)
fits = st.builds(
    StoredFit,
    made_at=st.just(datetime(2026, 1, 1, tzinfo=UTC)),
    source=ids,
    content=st.dictionaries(
        texts, plain | st.lists(st.floats(-1, 1), max_size=3), max_size=2
    ),
)
records = st.builds(
    Record,
    entries=st.lists(entries, max_size=12).map(
        lambda made: {each.id: each for each in made}
    ),
    settings=settings_,
    draft=st.none() | drafts,
    fits=st.dictionaries(st.sampled_from(["mirror", "full"]), fits),
)

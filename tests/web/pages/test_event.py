"""The page of what happened, over the wire."""

from bedding.record import EVENTS, Event

GATE = sorted(code for code, kind in EVENTS.items() if kind.gate)


def keep(house, code, **given):
    return house.ask("/api/do/event/keep", {"code": code, **given})


def events(house):
    house.ask("/lock")
    return list(house.record.of(Event))


def test_everything_that_can_have_happened_is_there_to_choose(house):
    house.unlock()

    page = house.ask("/api/page/event").body

    offered = [code for code in EVENTS if f'"code": "{code}"' in page]
    assert offered == list(EVENTS)


def test_what_happened_is_kept_with_who_how_strong_and_a_few_words(house):
    house.unlock()
    house.ask("/api/page/event", {"code": "T6", "back": 1})

    kept = keep(
        house,
        "T6",
        back=1,
        who="other",
        strength="2",
        part="afternoon",
        note=" om \n niets <b>\x00\ud800 ",
    )

    assert "Opgeslagen" in kept.body
    (event,) = events(house)
    told = (event.code, event.who, event.strength, event.part, event.note)
    assert told == ("T6", "other", 2, "afternoon", "om niets <b>")
    assert event.moment.backfilled
    assert event.moment.origin == "event"


def test_who_began_must_be_said_where_either_may_have(house):
    house.unlock()

    missing = keep(house, "T6", strength="2")

    assert missing.status == 422
    assert "Wie begon?" in missing.body
    assert events(house) == []


def test_a_note_has_room_for_140_characters(house):
    house.unlock()

    too_long = keep(house, "M1", note="x" * 141)
    fits = keep(house, "M1", note="x" * 140)

    assert (too_long.status, fits.status) == (422, 200)
    assert "Dat zijn 141 tekens. Er passen er 140." in too_long.body
    assert [len(each.note) for each in events(house)] == [140]


def test_a_fourth_hears_a_kind_word_and_may_still_come(house):
    house.unlock()
    for code in ("M1", "M4", "M2"):
        keep(house, code)

    asked = house.ask("/api/page/event", {"code": "B1"}).body
    refused = keep(house, "B1")
    assert "Morgen weer" in asked
    assert "Morgen weer" in refused.body
    assert len(list(house.server.session.notebook.record.of(Event))) == 3

    keep(house, "B1", beyond=True)

    assert [each.code for each in events(house)] == ["M1", "M4", "M2", "B1"]


def test_danger_is_never_refused_and_leads_to_help_at_once(house):
    house.unlock()
    for other in ("M1", "M4", "M2"):
        keep(house, other)
    notebook = house.server.session.notebook
    before = notebook.record
    for code in GATE:
        notebook.save(before)
        assert house.ask("/api/page/rhythm").headers["x-page"] == "gate"
        assert "Morgen weer" not in house.ask("/api/page/event", {"code": code}).body

        kept = keep(house, code)

        assert kept.headers["x-page"] == "safety"
        assert house.ask("/api/page/rhythm").headers["x-page"] == "contents"
        assert notebook.record.settings.care["flag"] == "off"
        assert [each.code for each in notebook.record.of(Event)][-1] == code


def test_a_step_back_takes_nothing_away_and_says_what_stays(house):
    house.unlock()
    keep(house, "M1", note="gewandeld")

    kept = keep(house, "C4")

    assert "Een stap terug hoort erbij. Wat je al kon, kun je nog." in kept.body
    assert "Alles wat je opschreef." in kept.body
    assert [(each.code, each.note) for each in events(house)] == [
        ("M1", "gewandeld"),
        ("C4", None),
    ]


def test_from_the_evening_one_goes_back_to_it_and_its_answers_are_there(house):
    house.unlock()
    house.ask("/api/page/evening")
    house.ask("/api/do/evening/answer", {"name": "warmth", "value": 3})

    back = keep(house, "M2", evening=True)

    assert back.headers["x-page"] == "evening"
    assert 'aria-pressed="true"' in back.body
    assert 'value="3" data-number checked' in back.body


def test_what_was_used_last_comes_first_and_own_words_are_among_the_choices(house):
    house.unlock()
    house.ask("/api/do/labels/add", {"name": "stil <i>appen</i>", "meaning": "warmth"})
    keep(house, "M5")
    keep(house, "X1")

    page = house.ask("/api/page/event").body

    assert page.index('"code": "X1"') < page.index('"code": "M5"')
    assert page.index('"code": "M5"') < page.index('"code": "W1"')
    assert "stil &lt;i&gt;appen" in page


def test_a_silence_of_yesterday_may_have_lasted(house):
    house.unlock()
    form = house.ask("/api/page/event", {"code": "T2", "back": 2}).body
    assert 'name="lasted" value="2"' in form

    keep(house, "T2", back=2, who="other", lasted="1")

    (event,) = events(house)
    assert (event.ended - event.moment.local_date).days == 1


def test_a_code_that_nobody_has_is_refused(house):
    house.unlock()

    assert keep(house, "X9").status == 422
    assert house.ask("/api/page/event", {"code": "Z1"}).status == 422

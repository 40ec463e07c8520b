"""The gate over the wire: what every answer and every event of danger leads to, and closes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bedding.actions.clock_here import sit_down
from bedding.actions.pause_analysis import care_of
from bedding.care import DANGER, GATE_EVENTS, Flag, kept_of
from bedding.care.permission import ALWAYS
from bedding.web.pages import PAGES

ANALYSE = {
    name: page
    for name, page in PAGES.items()
    if page.part is not None and page.part not in ALWAYS
}


def side(name):
    return "front" if PAGES[name].front else "api"


def answer(house, **answers):
    return house.ask("/api/do/gate/answer", answers)


def there(house):
    """Return which of the pages that analyse answer at all."""
    return {
        name
        for name in ANALYSE
        if house.ask(f"/{side(name)}/page/{name}").headers.get("x-page") != "contents"
    }


def care(house):
    house.ask("/lock")
    found = care_of(house.record)
    house.unlock()
    return found


@pytest.mark.parametrize("code", DANGER)
def test_one_yes_takes_every_page_that_analyses_away(house, code):
    house.unlock()
    assert there(house) == set(ANALYSE)

    told = answer(house, **{code: "yes"})

    assert told.headers["x-page"] == "safety"
    assert there(house) == set()
    for name, page in ANALYSE.items():
        for act in page.acts:
            refused = house.ask(f"/{side(name)}/do/{name}/{act}", {"code": "S1"})
            assert refused.headers["x-page"] == "contents", (name, act)
    contents = house.ask("/api/page/contents").body
    assert not [name for name in ANALYSE if f'data-go="{name}"' in contents]
    for name in ("evening", "settings", "gate", "back"):
        assert house.ask(f"/api/page/{name}").headers["x-page"] == name
    for name in ("help", "rest"):
        assert house.ask(f"/front/page/{name}").headers["x-page"] == name


@pytest.mark.parametrize("code", GATE_EVENTS)
def test_an_event_of_danger_does_the_same_at_once(house, code):
    house.unlock()
    house.ask("/api/page/event", {"code": code})

    told = house.ask("/api/do/event/keep", {"code": code})

    assert told.headers["x-page"] == "safety"
    assert ("naar een arts" in told.body) == (code == "V2")
    assert there(house) == set()


def test_which_answer_it_was_is_kept_nowhere(house):
    house.unlock()
    answer(house, G3="yes", G5="unsaid")

    kept = care(house)

    assert kept.flag is Flag.OFF
    assert "G3" not in repr(house.record.settings.care)
    page = house.ask("/api/page/gate").body
    assert "checked" not in page


def test_answers_are_kept_and_read_back_where_one_wants_that(house):
    house.unlock()
    answer(house, G3="yes", G5="unsaid", keep=True)

    page = house.ask("/api/page/gate").body
    assert care(house).flag is Flag.OFF
    assert "Je antwoorden van" in page
    assert 'name="keep" checked' in page
    for said in ("De ander heeft een wapen", "liever niet zeggen"):
        assert said in page
    removed = house.ask("/api/do/gate/forget")

    assert "Je antwoorden van" not in removed.body
    assert care(house).flag is Flag.OFF, "what followed from them stays"
    assert "said" not in repr(house.record.settings.care)


def test_answers_that_were_kept_go_where_that_is_no_longer_wanted(house):
    house.unlock()
    answer(house, G3="no", keep=True)
    answer(house, only="G10", G10="no")
    assert "said.G3" in house.server.session.notebook.record.settings.care

    answer(house, G3="no")

    assert care(house).asked_on == sit_down().today
    assert "said" not in repr(house.record.settings.care)


def test_one_question_that_comes_back_does_not_put_off_the_others(house):
    house.unlock()

    asked = house.ask("/api/page/gate", {"only": "G10"}).body
    told = answer(house, only="G10", G10="yes", G1="yes")

    assert asked.count("<fieldset") == 1
    assert 'name="keep"' not in asked
    assert told.headers["x-page"] == "discovery"
    assert there(house) == set(ANALYSE), "what was not asked is not answered"
    assert care(house).asked_on is None


def test_the_contents_say_that_something_is_off_and_how_it_comes_back(house):
    house.unlock()
    assert "staat uit" not in house.ask("/api/page/contents").body

    answer(house, G1="yes")
    off = house.ask("/api/page/contents").body
    assert "Een deel staat uit. Je notities, het lezen en de hulp blijven." in off
    assert 'data-go="back"' in off
    house.ask("/api/page/back")
    house.ask("/api/do/back/first")
    assert 'data-go="back"' in house.ask("/api/page/contents").body
    house.ask("/api/do/back/second")
    assert "staat uit" not in house.ask("/api/page/contents").body

    house.ask("/api/do/gate/rest")
    resting = house.ask("/api/page/contents").body
    assert "Vandaag rust een deel." in resting
    assert 'data-go="back"' not in resting


def test_beside_a_locked_record_nothing_tells_what_it_is_about(house):
    tells = {name for name, page in PAGES.items() if page.tells}
    assert tells == {"reading", "mechanism", "proof"}
    for name in tells:
        switched = {"to": "nl", "here": name}

        assert house.ask(f"/front/page/{name}").status == 423
        assert house.ask("/front/do/look/language", switched).status == 423
    for name in ("help", "rest", "leaving", "start"):
        assert house.ask(f"/front/page/{name}").status == 200
    house.path.unlink()
    for name in tells:
        assert house.ask(f"/front/page/{name}").status == 200


def test_no_switch_leads_around_the_gate(house):
    house.unlock()
    answer(house, G1="yes")

    led = house.ask("/front/do/look/language", {"to": "nl", "here": "mirror"})

    assert led.headers["x-page"] == "contents"


def test_saying_no_to_all_opens_nothing_that_is_closed(house):
    house.unlock()
    answer(house, G1="yes")
    answer(house, **{f"G{number}": "no" for number in range(1, 11)})

    assert there(house) == set()


def test_the_steps_back_are_taken_one_by_one_and_only_from_their_page(house):
    house.unlock()
    answer(house, G1="yes")

    assert house.ask("/api/do/back/second").status == 422
    assert house.ask("/api/do/back/first").status == 422, "the help was not shown"
    house.ask("/api/page/back")
    assert house.ask("/api/do/back/first").headers["x-page"] == "contents"
    assert house.ask("/api/do/back/first").status == 422
    assert "distinction" not in there(house)
    assert "sign" in there(house)
    assert house.ask("/api/do/back/second").headers["x-page"] == "contents"
    assert there(house) == set(ANALYSE)
    assert "Er staat niets uit" in house.ask("/api/page/back").body


def test_leaving_everything_empty_closes_nothing_and_is_asked_again_in_a_month(house):
    house.unlock()

    told = answer(house, then="evening")

    assert told.headers["x-page"] == "evening"
    assert there(house) == set(ANALYSE)
    today = sit_down().today
    assert care(house).asked_on == today
    assert "Deze vragen komen voor elke spiegel" in house.ask("/api/page/gate").body


def test_three_things_left_unsaid_put_help_on_top_and_close_nothing(house):
    house.unlock()

    told = answer(house, G1="unsaid", G2="unsaid", G3="unsaid")

    assert told.headers["x-page"] == "safety"
    assert "Hier staat hulp, voor als je haar nodig hebt" in told.body
    assert there(house) == set(ANALYSE)


def test_help_stays_on_top_of_the_mirror_until_the_questions_are_asked_again(
    opened_house, short_record
):
    house = opened_house(short_record)
    house.enter()
    house.unlock()
    answer(house, G1="unsaid", G2="unsaid", G8="unsaid")

    for page in ("mirror", "sign", "distinction"):
        shown = house.ask(f"/api/page/{page}").body
        assert shown.index("Hier staat hulp") < shown.index("<h1"), page
    answer(house)
    assert "Hier staat hulp" not in house.ask("/api/page/mirror").body


def test_nobody_is_asked_about_invented_days(opened_house, short_record, tmp_path):
    house = opened_house(short_record)
    house.enter()
    house.unlock()
    house.server.session.demonstration = tmp_path / "invented"

    assert house.ask("/api/page/mirror").headers["x-page"] == "mirror"


def test_thinking_of_harm_comes_first_and_danger_is_one_press_away(house):
    house.unlock()

    told = answer(house, G9="yes", G4="yes")

    assert told.headers["x-page"] == "crisis"
    assert told.body.index("113") < told.body.index(">112<")
    assert 'data-go="safety"' in told.body
    assert there(house) == set()


def test_a_day_of_rest_is_over_tomorrow(house):
    house.unlock()
    house.ask("/api/do/gate/rest")

    assert there(house) == set()
    kept = care(house)
    assert kept.paused_on == sit_down().today
    assert kept.flag is Flag.OPEN


def test_who_may_be_found_out_is_offered_to_stop_here(house):
    house.unlock()

    told = answer(house, G10="yes")

    assert told.headers["x-page"] == "discovery"
    assert 'data-act="start/lock"' in told.body
    assert "priv" in told.body
    assert there(house) == set(ANALYSE)


def test_under_sixteen_there_is_no_analysis_and_help_for_the_young(house):
    house.unlock()

    told = answer(house, young="yes")

    assert told.headers["x-page"] == "safety"
    assert "jonger is dan zestien" in told.body
    assert there(house) == set()
    answer(house, young="no")
    assert there(house) == set(ANALYSE)


def test_one_question_can_be_asked_anew(house):
    house.unlock()

    page = house.ask("/api/page/gate", {"only": "G10"}).body

    assert page.count("<fieldset") == 1
    assert "als die dit ontdekt" in page


def test_help_is_told_again_in_another_language_without_being_asked_again(house):
    house.unlock()
    answer(house, G1="yes")

    turned = house.ask(
        "/front/do/look/language", {"to": "en", "here": "safety", "given": {}}
    )

    assert "See a doctor" in turned.body


def test_another_country_is_one_press_away(house):
    house.unlock()

    page = house.ask("/api/page/safety", {"country": "BE", "pages": ["danger_help"]})

    assert "1712" in page.body
    assert "0800-2000" not in page.body


@pytest.mark.parametrize("pages", ["danger", ["nothing"], [[]], 7, {"a": 1}])
def test_odd_reasons_for_help_are_refused(house, pages):
    house.unlock()

    assert house.ask("/api/page/safety", {"pages": pages}).status == 422


def test_a_month_later_the_questions_come_before_the_mirror_again(
    opened_house, short_record
):
    house = opened_house(short_record)
    house.enter()
    house.unlock()
    assert house.ask("/api/page/mirror").headers["x-page"] == "gate"
    answer(house, then="mirror")
    assert house.ask("/api/page/mirror").headers["x-page"] == "mirror"

    house.server.session.run(lambda: _asked(house, sit_down().today - timedelta(30)))

    assert house.ask("/api/page/mirror").headers["x-page"] == "gate"
    assert house.ask("/api/page/sign").headers["x-page"] == "gate"


def _asked(house, day):
    notebook = house.server.session.notebook
    kept = replace(care_of(notebook.record), asked_on=day)
    settings = replace(notebook.record.settings, care=kept_of(kept))
    notebook.save(notebook.record.with_settings(settings))

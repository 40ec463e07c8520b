from bedding.actions.own_labels import MEANINGS
from bedding.record import MEANINGS as ALL_MEANINGS, Event, Label
from bedding.text import LANGUAGES, sentences


def names(person):
    return [(each.code, each.name, each.meaning) for each in person.record.of(Label)]


def test_a_word_of_ones_own_is_offered_with_every_event_and_told_by_its_name(person):
    person.types("label", "sterren kijken", str(MEANINGS.index("support") + 1))
    done = person.types("event", "X1", "", "", "3", "")
    listed = person.types("list")

    assert names(person) == [("X1", "sterren kijken", "support")]
    assert "X1  sterren kijken" in done.stdout
    assert next(person.record.of(Event)).code == "X1"
    assert "sterren kijken · !!!" in listed.stdout


def test_a_word_can_get_another_name_and_goes_only_while_unused(person):
    person.types("label", "een", "1")
    person.types("label", "1", "twee", "2")
    person.types("event", "X1", "", "", "", "")

    renamed = person.types("label", "2", "1", "drie")
    refused = person.types("label", "3", "1")
    removed = person.types("label", "3", "2", "y")

    assert "Saved." in renamed.stdout
    assert "1 event bears it" in refused.stdout
    assert removed.exit_code == 0
    assert names(person) == [("X1", "drie", "warmth")]


def test_a_code_is_never_given_twice(person):
    person.types("label", "een", "1")
    person.types("label", "3", "1", "y")
    person.types("label", "twee", "1")
    person.types("event", "X1", "", "", "", "")
    # An event keeps its code in use, also when its label came and went elsewhere.
    person.becomes(person.record.without(next(person.record.of(Label)).id))
    person.types("label", "drie", "1")

    assert names(person) == [("X2", "drie", "warmth")]


def test_a_name_that_is_long_or_taken_is_asked_again_and_enter_stops(person):
    person.types("label", "een", "1")

    done = person.types("label", "1", "EEN", "x" * 41, "")

    assert "That word is there already" in done.stderr
    assert "41" in done.stderr
    assert "Nothing was saved" in done.stdout
    assert len(names(person)) == 1


def test_every_meaning_that_a_label_may_have_has_words():
    for language in LANGUAGES:
        for meaning in ALL_MEANINGS:
            key = meaning.replace(", ", "_").replace(" ", "_")
            assert f"diary.label.meaning.{key}" in sentences(language)
    assert set(MEANINGS) <= set(ALL_MEANINGS)

import re
from statistics import mean

import pytest

from bedding.text import LANGUAGES, remarks, sentences
from bedding.text.catalogue import placeholders
from bedding.text.wording import exceptions, sentence_lengths, spoken

LONG = {
    "state.leaning": "agreed word for word: the words, the number and the range in one breath"
}
"""Sentences that may be longer than twenty words, each with the reason."""

CASES = [
    (language, key, text)
    for language in LANGUAGES
    for key, sentence in sentences(language).items()
    for text in spoken(sentence)
]


def test_both_languages_have_the_same_sentences():
    assert sentences("nl").keys() == sentences("en").keys()


def test_both_languages_use_the_same_values():
    def values(language):
        return {
            key: set().union(*(placeholders(text) for text in spoken(sentence)))
            for key, sentence in sentences(language).items()
        }

    assert values("nl") == values("en")


def test_values_are_plain_names():
    names = {name for _, _, text in CASES for name in placeholders(text)}

    assert all(name.isidentifier() for name in names)


def test_plural_sentences_have_both_forms():
    for language in LANGUAGES:
        for key, sentence in sentences(language).items():
            assert isinstance(sentence, str) or sentence.keys() == {"one", "other"}, key


def test_no_sentence_is_empty_or_has_loose_space():
    wrong = [
        (language, key)
        for language, key, text in CASES
        if not text or text != text.strip() or re.search(r"  |\s[.,!?]", text)
    ]

    assert wrong == []


def test_no_sentence_says_what_the_program_may_not_say():
    allowed = exceptions()
    wrong = [
        (language, key, remark.found, remark.why)
        for language, key, text in CASES
        if key not in allowed
        for remark in remarks(language, text)
    ]

    assert wrong == []


def test_every_exception_is_needed():
    needed = {key for language, key, text in CASES if remarks(language, text)}

    assert exceptions().keys() <= needed


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_short(language):
    lengths = {
        key: sentence_lengths(text) for tongue, key, text in CASES if tongue == language
    }

    assert mean(length for found in lengths.values() for length in found) <= 12
    assert {
        key for key, found in lengths.items() if max(found, default=0) > 20
    } <= LONG.keys()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Dit is een diagnose."),
        ("nl", "Twee persoonlijkheidsstoornissen."),
        ("nl", "De ander is een narcist."),
        ("nl", "Je bent veilig."),
        ("nl", "De score van je relatie is 7."),
        ("nl", "De kans dat je traumabinding hebt."),
        ("nl", "Jouw cortisolwaarde is hoog."),
        ("nl", "Je bent een slachtoffer."),
        ("nl", "Jij bent te gevoelig."),
        ("nl", "Verlaat hem."),
        ("en", "This is a diagnosis."),
        ("en", "A disorder."),
        ("en", "You are an addict."),
        ("en", "You're too sensitive."),
        ("en", "It is safe here."),
        ("en", "Your cortisol level."),
        ("en", "You should leave."),
        ("en", "Your risk score."),
        ("en", "The other is a narcissist."),
    ],
)
def test_the_rules_find_what_they_are_for(language, text):
    assert remarks(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "In jouw aantekeningen staan 14 dagen."),
        ("nl", "Dat betekent niet dat er geen risico is."),
        ("nl", "Ga weg van dit scherm met Esc."),
        ("en", "In your notes there are 14 days."),
        ("en", "Your body was calm on these days."),
    ],
)
def test_the_rules_leave_plain_sentences_alone(language, text):
    assert remarks(language, text) == ()


def test_a_placeholder_counts_as_one_word():
    assert sentence_lengths("In {days} of {weeks}. And more!") == (4, 2)

"""Every error has a sentence in both languages, with values that the error really has."""

import inspect
import pkgutil
import re
from importlib import import_module

import pytest

import bedding
from bedding.errors import BeddingError
from bedding.text import LANGUAGES, sentences
from bedding.text.catalogue import placeholders


def every_error():
    for module in pkgutil.walk_packages(bedding.__path__, "bedding."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    found = [BeddingError]
    for kind in found:
        found += kind.__subclasses__()
    return sorted(
        {kind for kind in found if kind.__module__.startswith("bedding.")},
        key=lambda kind: kind.__name__,
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_has_a_sentence(language):
    missing = {kind.__name__ for kind in every_error()} - {
        key.removeprefix("error.") for key in sentences(language)
    }

    assert missing == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_in_a_sentence_is_an_attribute_of_the_error(language):
    for kind in every_error():
        attributes = {"message"}
        for above in kind.__mro__:
            if above.__module__.startswith("bedding."):
                attributes |= set(
                    re.findall(r"self\.(\w+)(?:: \w+)? =", inspect.getsource(above))
                )
        sentence = sentences(language)[f"error.{kind.__name__}"]
        assert isinstance(sentence, str)
        assert placeholders(sentence) <= attributes, kind.__name__


def test_no_two_errors_share_a_name():
    names = [kind.__name__ for kind in every_error()]

    assert len(names) == len(set(names))

import pytest

from bedding.actions.cite_sources import bibtex, cite_sources
from bedding.errors import UnknownSourceError


def test_all_sources_are_cited_when_none_is_named():
    keys = [source.key for source in cite_sources(())]

    assert keys == sorted(keys)
    assert "karin2020" in keys


def test_named_sources_come_in_the_order_in_which_they_were_named():
    keys = ("rutledge2014", "karin2020")

    assert tuple(source.key for source in cite_sources(keys)) == keys


def test_an_unknown_source_is_named():
    with pytest.raises(UnknownSourceError, match="'nobody1900'"):
        cite_sources(("nobody1900",))


def test_bibtex_has_every_field_in_braces():
    (source,) = cite_sources(("karin2020",))

    entry = bibtex(source)

    assert entry.startswith("@article{karin2020,\n")
    assert entry.count("{") == entry.count("}") == len(source.fields) + 1
    assert all(
        f"  {name} = {{{value}}},\n" in entry for name, value in source.fields.items()
    )

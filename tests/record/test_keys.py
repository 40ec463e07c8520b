"""Keys: how they are stretched, written down, wrapped and wiped."""

import copy
import os
import pickle
import string
from math import log2

import pytest
from argon2.low_level import Type, hash_secret_raw
from hypothesis import given, settings, strategies as st

from bedding.record.errors import PassphraseTooShortError, RecoveryCodeError
from bedding.record.passphrase import (
    WORDS_OFFERED,
    check_passphrase,
    offer_passphrase,
    offered_bits,
    strength,
    words,
)
from bedding.record.recovery import BITS, make_recovery_code, recovery_key
from bedding.record.sealing import seal, unseal, unwrap, wrap
from bedding.record.secret import Secret
from bedding.record.stretching import (
    AIM,
    FLOOR,
    LONGEST,
    Cost,
    calibrate,
    measure,
    stretch,
)

SALT = bytes(range(16))
CHEAP = Cost(memory=64, passes=1, lanes=1)
CODE_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@pytest.mark.parametrize("cost", [CHEAP, Cost(memory=256, passes=3, lanes=4)])
def test_stretching_agrees_with_the_reference_implementation(cost):
    key = stretch("drie blauwe fietsen", SALT, cost)
    expected = hash_secret_raw(
        b"drie blauwe fietsen", SALT, cost.passes, cost.memory, cost.lanes, 32, Type.ID
    )
    assert bytes(key.value) == expected


def test_the_same_letters_from_another_keyboard_give_the_same_key():
    composed, in_parts, ligature = (
        "caf\u00e9 \ufb01ets",
        "cafe\u0301 fiets",
        "café fiets",
    )
    keys = {
        bytes(stretch(each, SALT, CHEAP).value)
        for each in (composed, in_parts, ligature)
    }
    assert len(keys) == 1


def test_floor_is_what_the_design_asks():
    assert FLOOR.memory >= 64 * 1024
    assert FLOOR.passes >= 3


def test_calibration_finds_a_cost_near_its_aim_and_above_its_floor():
    # From a floor so low that it must grow; a busy machine may need more tries than it has.
    floor = Cost(memory=8 * 1024, passes=3, lanes=4)
    cost = calibrate(floor)
    assert cost.memory >= floor.memory
    assert cost.memory > floor.memory or measure(floor) > AIM
    assert measure(cost) < 3 * LONGEST


@given(text=st.binary(max_size=200), associated=st.binary(max_size=20))
@settings(max_examples=50, deadline=None)
def test_sealed_text_opens_with_all_it_was_sealed_with_and_nothing_less(
    text, associated
):
    key, salt = Secret(os.urandom(32)), os.urandom(32)
    sealed = seal(key, salt, b"text", text, associated)

    assert unseal(key, salt, b"text", sealed, associated) == text
    assert unseal(key, salt, b"length", sealed, associated) is None
    assert unseal(key, salt, b"text", sealed, associated + b"x") is None
    assert unseal(key, os.urandom(32), b"text", sealed, associated) is None
    assert unseal(Secret(os.urandom(32)), salt, b"text", sealed, associated) is None


def test_wrapped_key_opens_with_the_outer_key_alone_and_never_looks_the_same():
    outer, inner = Secret(os.urandom(32)), Secret(os.urandom(32))
    wrapped = wrap(outer, inner, b"place")

    opened = unwrap(outer, wrapped, b"place")
    assert opened is not None
    assert opened.value == inner.value
    assert unwrap(outer, wrapped, b"other place") is None
    assert unwrap(Secret(os.urandom(32)), wrapped, b"place") is None
    assert wrap(outer, inner, b"place") != wrapped


def test_secret_shows_nothing_and_leaves_nothing():
    value = bytearray(b"SENTINEL")
    secret = Secret(value)
    assert "SENTINEL" not in f"{secret} {secret!r} {vars(Secret)}"
    for act in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            act(secret)

    secret.wipe()
    assert value == bytes(8)
    assert secret.wiped


def test_recovery_code_has_the_bits_and_the_groups_it_should():
    code = make_recovery_code()
    groups = code.split("-")
    assert [len(group) for group in groups] == [4] * 7
    assert set(code) <= set(CODE_SIGNS) | {"-"}
    assert BITS >= 130
    assert len({make_recovery_code() for _ in range(50)}) == 50


def test_recovery_code_is_taken_however_it_is_written():
    code = make_recovery_code()
    key = recovery_key(code, SALT).value
    for form in (
        code.lower(),
        code.replace("-", ""),
        code.replace("0", "o").replace("1", "l"),
    ):
        assert recovery_key(f" {form}\n", SALT).value == key
    assert recovery_key(code, bytes(16)).value != key


def test_every_wrong_sign_and_every_swap_in_a_recovery_code_is_noticed():
    signs = make_recovery_code().replace("-", "")
    for at, sign in enumerate(signs):
        for other in CODE_SIGNS:
            if other != sign:
                with pytest.raises(RecoveryCodeError, match="wrong sign"):
                    recovery_key(signs[:at] + other + signs[at + 1 :], SALT)
        following = signs[at + 1 : at + 2]
        if following not in {"", sign}:
            with pytest.raises(RecoveryCodeError):
                recovery_key(signs[:at] + following + sign + signs[at + 2 :], SALT)


@pytest.mark.parametrize("code", ["", "AAAA", "U" * 28, "é" * 28, "A" * 29])
def test_what_is_no_recovery_code_is_refused(code):
    with pytest.raises(RecoveryCodeError):
        recovery_key(code, SALT)


@given(text=st.text(max_size=12))
@settings(max_examples=60, deadline=None)
def test_ten_characters_are_all_that_is_asked_of_a_passphrase(text):
    if len(text) >= 10:
        check_passphrase(text)
    else:
        with pytest.raises(PassphraseTooShortError):
            check_passphrase(text)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_offered_passphrase_is_strong_and_made_of_plain_words(language):
    listed = words(language)
    offer = offer_passphrase(language)

    assert len(set(listed)) == len(listed)
    # Hyphens stand in five words of the English list.
    assert all(set(word) <= set(string.ascii_lowercase + "-") for word in listed)
    assert len(offer.split(" ")) == WORDS_OFFERED[language]
    assert set(offer.split(" ")) <= set(listed)
    assert offered_bits(language) == pytest.approx(
        WORDS_OFFERED[language] * log2(len(listed))
    )
    assert offered_bits(language) >= 64
    assert strength(offer).level == "strong"


@pytest.mark.parametrize(
    ("passphrase", "level"),
    [
        ("", "weak"),
        ("password12", "weak"),
        ("welkom12345", "weak"),
        ("aaaaaaaaaaaaaaaa", "weak"),
    ],
)
def test_passphrase_that_everyone_tries_is_weak(passphrase, level):
    assert strength(passphrase).level == level


def test_strength_of_a_very_long_passphrase_is_counted():
    assert strength("correct horse " * 50).guesses > 1


def test_strength_repeats_nothing_of_the_passphrase():
    assert "SENTINEL" not in repr(strength("SENTINEL 1234"))

import numpy as np
import pytest

from bedding.charts import THEMES, Theme

themes = pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = np.asarray([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lightness(colour: str) -> float:
    """CIE L* of a colour, under its own white."""
    return 116 * float(np.cbrt(luminance(colour))) - 16


@themes
def test_text_can_be_read(theme: Theme):
    for ground in (theme.paper, theme.place):
        assert contrast(theme.ink, ground) >= 7
        assert contrast(theme.soft, ground) >= 4.5


@themes
def test_data_stand_out_from_the_paper(theme: Theme):
    for ground in (theme.paper, theme.place):
        assert contrast(theme.first, ground) >= 3
        assert contrast(theme.second, ground) >= 3


@themes
def test_two_quantities_differ_in_grey(theme: Theme):
    assert contrast(theme.first, theme.second) >= 1.5
    assert abs(lightness(theme.first) - lightness(theme.second)) >= 15


@themes
def test_two_quantities_differ_in_dash_too(theme: Theme):
    styles = theme.config()["style"]

    assert "strokeDash" not in styles["first-line"]
    assert "strokeDash" in styles["second-line"]


@themes
def test_ramp_goes_from_little_to_much_in_equal_steps_of_lightness(theme: Theme):
    steps = np.diff([lightness(colour) for colour in theme.ramp])

    assert abs(steps.sum()) >= 60
    # A hex code is rounded to 1/255 per part, which moves L* by a few tenths.
    np.testing.assert_allclose(steps, steps.mean(), atol=0.8)


@themes
def test_no_quantity_is_an_alarming_red_or_a_promising_green(theme: Theme):
    for colour in (theme.first, theme.second):
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        assert not red > 1.8 * max(green, blue)
        assert not green > 1.1 * max(red, blue)


def test_much_is_the_far_end_from_the_paper():
    for theme in THEMES.values():
        assert contrast(theme.ramp[-1], theme.paper) > contrast(
            theme.ramp[0], theme.paper
        )


def test_no_style_reaches_outside():
    for theme in THEMES.values():
        assert "http" not in str(theme.config())

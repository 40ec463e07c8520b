from hypothesis import given, settings, strategies as st

from bedding.charts.lettering import stagger, text_width, wrap

words = st.lists(
    st.text("abcdefgh ilmWM.,-éü", min_size=1, max_size=18), max_size=12
).map(" ".join)


@settings(max_examples=60)
@given(text=words, width=st.floats(20, 400))
def test_wrap_keeps_every_word_in_order(text: str, width: float):
    lines = wrap(text, width, 13.0)

    assert " ".join(lines).split() == text.split()


@settings(max_examples=60)
@given(text=words, width=st.floats(20, 400))
def test_wrap_stays_within_the_width_unless_one_word_is_wider(text: str, width: float):
    for line in wrap(text, width, 13.0):
        assert text_width(line, 13.0) <= width or " " not in line


def test_wrap_leaves_no_word_alone_when_lines_can_be_even():
    lines = wrap(
        "one two three four five six", text_width("one two three four five", 13.0), 13.0
    )

    assert lines == ("one two three", "four five six")


def test_wrap_of_nothing_is_no_line():
    assert wrap("", 100.0, 13.0) == ()


labels = st.lists(st.tuples(st.floats(0, 500), st.floats(5, 200)), max_size=10)


@settings(max_examples=60)
@given(labels)
def test_stagger_puts_no_two_labels_on_each_other(placed: list[tuple[float, float]]):
    starts, widths = [start for start, _ in placed], [wide for _, wide in placed]
    levels = stagger(starts, widths, gap=4.0)

    for i in range(len(placed)):
        for j in range(i):
            if levels[i] == levels[j]:
                first, second = sorted((i, j), key=lambda k: starts[k])
                assert starts[second] >= starts[first] + widths[first] + 4.0


def test_stagger_uses_one_level_where_there_is_room():
    assert stagger([200.0, 0.0, 100.0], [50.0, 50.0, 50.0]) == (0, 0, 0)

"""Signal, iMessage and tables: what each has of its own."""

import numpy as np
import pytest

from bedding.readers.chat.dates import AmbiguousDates
from bedding.readers.chat.errors import NotAChatError
from bedding.readers.chat.message import NOBODY, Kind, Messages


def moments(read: Messages) -> list[str]:
    """Return the moments as ISO 8601."""
    return [str(np.datetime64(int(second), "s")) for second in read.seconds]


def test_signal_pictures_and_reactions(columns):
    read = columns(
        "[2019-05-29, 15:04] Me: hallo\n(- Anna: \U0001f44d -)\n"
        "[2019-05-29, 15:05] Anna: ![photo](./media/a.jpg)\n"
        "[2019-05-29, 15:06] No-Sender: \n"
    )

    assert read.kind.tolist() == [Kind.TEXT, Kind.MEDIA]
    assert read.characters.tolist() == [len("hallo"), 0]
    assert read.senders == ("Me", "Anna")


IMESSAGE = """May 17, 2022  5:29:42 PM (Read by them after 1 minute)
Me
hallo
twee

May 17, 2022 12:30:00 AM
+31 6 1234
hoi
Tapbacks:
Loved by Me

    May 17, 2022  6:00:00 PM
    Me
    een antwoord

May 17, 2022  6:00:00 PM
Me
een antwoord

This message responded to an earlier message.

May 17, 2022  6:01:00 PM Me named the conversation x

May 17, 2022  6:02:00 PM
Me
/Users/me/IMG_1.jpg

"""


def test_imessage_counts_each_message_once(columns):
    read = columns(IMESSAGE)

    assert read.senders == ("Me", "+31 6 1234")
    assert read.sender.tolist() == [0, 1, 0, 0]
    assert read.kind.tolist() == [Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.MEDIA]
    assert read.characters.tolist() == [len("hallo\ntwee"), 3, len("een antwoord"), 0]
    assert moments(read)[:2] == ["2022-05-17T17:29:42", "2022-05-17T00:30:00"]


def test_imessage_dates_that_do_not_exist_are_named_by_line(columns):
    read = columns(IMESSAGE + "Feb 30, 2022  6:02:00 PM\nMe\nx\n")

    assert read.unreadable.lines == (len(IMESSAGE.splitlines()) + 1,)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("timestamp,sender,text\n2022-03-16T15:10:00,Anna,hoi\n", ["2022-03-16T15:10:00"]),
        ("timestamp,sender,text\n2022-03-16T15:10:00+01:00,Anna,hoi\n", ["2022-03-16T14:10:00"]),
        ("time,from,message\n1647443400,Anna,hoi\n", ["2022-03-16T15:10:00"]),
        ("time,from,message\n1647443400123,Anna,hoi\n", ["2022-03-16T15:10:00"]),
        ("Datum;Tijd;Afzender;Bericht\n16-03-2022;15:10;Anna;hoi\n", ["2022-03-16T15:10:00"]),
        ("date\ttime\tname\tbody\n3/16/22\t3:10 PM\tAnna\thoi\n", ["2022-03-16T15:10:00"]),
        ("text,when,author\n\"hoi\",2022-03-16 15:10,Anna\n", ["2022-03-16T15:10:00"]),
        ("timestamp;sender;tekens\n16-03-2022 15:10:00;Anna;3\n", ["2022-03-16T15:10:00"]),
    ],
)  # fmt: skip
def test_tables_of_many_makes(columns, table, expected):
    read = columns(table, "chat.csv")

    assert moments(read) == expected
    assert read.senders == ("Anna",)
    assert read.characters.tolist() == [3]


def test_a_table_asks_too(columns):
    read = columns("time,sender,text\n01/02/2022 10:00,Anna,x\n", "chat.csv")

    assert read == AmbiguousDates(samples=("01/02/2022",))


def test_rows_that_are_wrong_are_named_by_line(columns):
    read = columns(
        "time,sender,length\n2022-03-16 15:10,Anna,3\nx,Anna,3\n2022-03-16 15:10,Anna,-3\n"
        "2022-03-16 15:10,Anna\n2022-02-31 15:10,Anna,1\n2022-03-16 15:11,,1\n",
        "chat.csv",
    )

    assert read.unreadable.lines == (3, 4, 5, 6)
    assert read.sender.tolist() == [0, NOBODY]


def test_a_text_over_lines_is_one_row(columns):
    read = columns(
        'time,sender,text\n2022-03-16 15:10,Anna,"een\ntwee, ""drie"""\n', "chat.csv"
    )

    assert read.characters.tolist() == [len('een\ntwee, "drie"')]


def test_a_table_without_rows_is_refused(columns):
    with pytest.raises(NotAChatError):
        columns("time,sender,text\n", "chat.csv")

"""Speed against named rivals, each in one run; never part of the tests."""

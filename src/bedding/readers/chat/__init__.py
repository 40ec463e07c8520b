"""Chats exported from other apps, as numbers for each day; never their text."""

"""From draws and entries to statements; knows no file and no screen."""

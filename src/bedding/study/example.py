"""An example of a study file, with every key explained, in either language."""

from importlib.resources import files

from bedding.text import Language


def example(language: Language) -> str:
    """Return the example in a language; it is a study that can be done as it is."""
    folder = files("bedding.study").joinpath("examples")
    return folder.joinpath(f"study.{language}.toml").read_text("utf-8")

"""The command line: one module for each command."""

from bedding.cli.group import Commands

__all__ = ["main"]

main = Commands(
    "bedding", modules=("bedding.cli.demo", "bedding.cli.mirror", "bedding.cli.cite")
)

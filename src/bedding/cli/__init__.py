"""The command line: one module for each command."""

from bedding.cli.group import Commands

__all__ = ["main"]

main = Commands(
    "bedding",
    modules=(
        "bedding.cli.start",
        "bedding.cli.demo",
        "bedding.cli.open",
        "bedding.cli.checkin",
        "bedding.cli.now",
        "bedding.cli.event",
        "bedding.cli.week",
        "bedding.cli.label",
        "bedding.cli.list",
        "bedding.cli.edit",
        "bedding.cli.pause",
        "bedding.cli.settings",
        "bedding.cli.gate",
        "bedding.cli.help",
        "bedding.cli.mirror",
        "bedding.cli.report",
        "bedding.cli.import_",
        "bedding.cli.export",
        "bedding.cli.backup",
        "bedding.cli.restore_test",
        "bedding.cli.passphrase",
        "bedding.cli.rekey",
        "bedding.cli.recovery",
        "bedding.cli.expire",
        "bedding.cli.destroy",
        "bedding.cli.where",
        "bedding.cli.simulate",
        "bedding.cli.fit",
        "bedding.cli.score",
        "bedding.cli.study",
        "bedding.cli.validate",
        "bedding.cli.calibrate",
        "bedding.cli.cite",
    ),
)

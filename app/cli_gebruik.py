"""How a command is typed, and in Dutch what is wrong with it."""

from __future__ import annotations

import argparse
import re
from datetime import date
from typing import NoReturn

# What argparse says, and what we say of it; the last one lets our own sentences through.
_ZINNEN = tuple(
    (re.compile(engels, re.DOTALL), nederlands)
    for engels, nederlands in (
        (r"the following arguments are required: (.+)", r"Er ontbreekt nog iets: \1."),
        (r"one of the arguments (.+) is required", r"Kies een van deze: \1."),
        (r"unrecognized arguments: (.+)", r"Dit hoort er niet bij: \1."),
        (r"ambiguous option: (.+) could match (.+)", r"\1 kan van alles zijn: \2."),
        (
            r"argument (.+?): invalid choice: (.+) \(choose from (.+)\)",
            r"\1: \2 kan niet. Kies uit \3.",
        ),
        (r"argument (.+?): invalid int value: (.+)", r"\1: \2 is geen heel getal."),
        (r"argument (.+?): invalid \w+ value: (.+)", r"\1: \2 kan niet."),
        (r"argument (.+?): expected one argument", r"Achter \1 hoort een waarde."),
        (r"argument (.+?): expected at least one argument", r"Achter \1 hoort een waarde."),
        (r"argument (.+?): not allowed with argument (.+)", r"\1 en \2 gaan niet samen."),
        (r"argument (.+?): ignored explicit argument (.+)", r"Achter \1 hoort geen waarde."),
        (r"argument (.+?): (.+)", r"\1: \2."),
    )
)


def lees_maand(tekst: str) -> date:
    """Read a month such as 2026-04, as its first day."""
    try:
        return date.fromisoformat(f"{tekst}-01")
    except ValueError:
        raise argparse.ArgumentTypeError(f"‘{tekst}’ is geen maand (JJJJ-MM)") from None


class Parser(argparse.ArgumentParser):
    """Reads a command, and says in one Dutch sentence what is wrong with it."""

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong and where the help is, and stop with exit code 2."""
        self.exit(2, f"{in_het_nederlands(message)} Zie: {self.prog} --help\n")


def in_het_nederlands(gezegd: str) -> str:
    """Say what argparse says in Dutch; what it never says comes back as it is."""
    for engels, nederlands in _ZINNEN:
        if (gevonden := engels.fullmatch(gezegd)) is not None:
            return gevonden.expand(nederlands)
    return gezegd

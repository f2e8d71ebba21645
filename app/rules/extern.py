"""Rules of level 4, against what is known outside the messages: TR135, TR378."""

from __future__ import annotations

from collections.abc import Iterator

from app.rules.pad import HEADER, waarden
from app.rules.regel import Controle, Plek, regel
from app.standard.datatypen import LDT_GEMEENTE
from app.standard.leesbaar import datum_voluit


@regel("TR135")
def tr135(c: Controle) -> Iterator[Plek]:
    """TR135: the Dagtekening does not lie in the future."""
    if c.dagtekening > c.bron.vandaag:
        yield Plek(
            f"{HEADER}/BerichtIdentificatie/Dagtekening",
            c.dagtekening.isoformat(),
            f"De dagtekening is {datum_voluit(c.dagtekening)}, en dat moet nog komen: "
            f"vandaag is het {datum_voluit(c.bron.vandaag)}.",
            c.advies(
                "het bericht opnieuw te sturen met de juiste dagtekening",
                "Maak het bericht opnieuw, en kijk of de datum van deze computer klopt.",
            ),
        )


@regel("TR378")
def tr378(c: Controle) -> Iterator[Plek]:
    """TR378: a gemeentecode exists according to the CBS.

    The code of a gemeente that has merged may still be used for a Toewijzing from before: which
    codes exist is for the Bron to say.
    """
    for pad, code in waarden(c.bericht, LDT_GEMEENTE.naam):
        if not c.bron.bestaat_gemeente(code):
            yield Plek(
                pad,
                code,
                f"Gemeentecode {code} staat niet in de lijst van het CBS.",
                c.advies(
                    "het bericht opnieuw te sturen met de juiste gemeentecode",
                    "Kies een gemeente uit de lijst.",
                ),
            )

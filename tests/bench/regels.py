"""All rules on many messages, against decoding those messages from their bytes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle, islice

from app.domain.dossier import Dossier
from app.rules.bron import Bron
from app.rules.check import check
from app.services.bron import Databron
from app.standard.bericht import Bericht
from app.standard.codec import decode, encode
from app.standard.release import Wet
from tests.bench import meten
from tests.bench.berichten import VANDAAG, berichten
from tests.rules.bouw import MET_REGELS, bron_bij, geldig, voorgeschiedenis

DOEL = 3
KEREN = 7

Geval = tuple[Bericht, Dossier, Bron]


def meet(aantal: int = 1000, keren: int = KEREN) -> None:
    """Print how long decoding takes and how long the rules, for 301s and for all kinds."""
    for wat, gevallen in (
        ("301-berichten", toewijzingen(aantal)),
        ("berichten van alle soorten die beoordeeld worden", alle_soorten(aantal)),
    ):
        inhoud = [encode(bericht) for bericht, _, _ in gevallen]
        lezen, oordelen = meten.om_en_om(
            keren,
            ("lezen: XML naar bericht, met het schema", _klok_lezen(inhoud)),
            ("oordelen: alle regels", _klok_oordelen(gevallen)),
        )
        meten.kop(f"Regels: {aantal} {wat}")
        for meting in (lezen, oordelen):
            meten.reeks(meting)
            meten.regel("", f"{meten.getal(meting.mediaan / aantal * 1e6, 0)} µs per bericht")
        meten.verhouding("verhouding", oordelen.mediaan, lezen.mediaan, DOEL)


def toewijzingen(aantal: int) -> list[Geval]:
    """Different 301s of clients that are new."""
    return [(bericht, Dossier(), Databron(VANDAAG)) for bericht in berichten(aantal)]


def alle_soorten(aantal: int) -> list[Geval]:
    """Every kind of message that rules judge, each with what must be known of before."""
    een_van_elk = [
        (geldig(soort, wet), voorgeschiedenis(soort, wet), bron_bij(soort, wet))
        for soort in MET_REGELS
        for wet in Wet
    ]
    return list(islice(cycle(een_van_elk), aantal))


def _klok_lezen(inhoud: Sequence[bytes]) -> meten.Doe:
    def lees() -> None:
        for bytes_ in inhoud:
            decode(bytes_)

    return lambda: meten.klok(lees)


def _klok_oordelen(gevallen: Sequence[Geval]) -> meten.Doe:
    def oordeel() -> None:
        for bericht, dossier, bron in gevallen:
            if check(bericht, dossier, bron):
                raise RuntimeError(f"a {bericht.naam} that is measured breaks a rule")

    return lambda: meten.klok(oordeel)

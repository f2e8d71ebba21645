"""Rules about a stop that follows another stop of the same start: TR413, TR414, TR415.

After a temporary stop a final one may follow without a new start (OP377), and nothing but a
final one (OP378). A new start has another Begindatum, and with it stops of its own.

Only stops that stand count: not refused, not lapsed, not withdrawn, a withdrawal in the same
message included (IV008). What is withdrawn is not judged (explanation of TR063). The same stop
once more breaks these rules beside TR074: the table makes no exception for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.levering import TIJDELIJK, Melding
from app.rules.dossier.levering import Beurt, beurten
from app.rules.regel import Controle, Plek, regel
from app.standard.leesbaar import datum_voluit


def _opvolgers(c: Controle) -> Iterator[tuple[Beurt, list[Melding]]]:
    """Each stop that is reported, with the stops that stand for the same start before it."""
    for beurt in beurten(c):
        if not beurt.intrekking:
            begin = beurt.melding.begindatum
            yield beurt, [stop for stop in beurt.stand.stops if stop.begindatum == begin]


@regel("TR413")
def tr413(c: Controle) -> Iterator[Plek]:
    """TR413: what was stopped temporarily is not stopped temporarily once more."""
    for beurt, eerder in _opvolgers(c):
        tijdelijk = [stop for stop in eerder if stop.reden_beeindiging == TIJDELIJK]
        if tijdelijk and beurt.melding.reden_beeindiging == TIJDELIJK:
            yield Plek(
                f"{beurt.pad}/RedenBeeindiging",
                TIJDELIJK,
                f"De zorg op toewijzing {beurt.toewijzing_nummer} is al tijdelijk gestopt "
                f"op {_einde(tijdelijk[-1])}.",
                "Meld eerst een nieuwe start (305), of kies een reden waarmee de zorg echt "
                "eindigt. Was de datum verkeerd, trek die stop dan in.",
            )


@regel("TR414")
def tr414(c: Controle) -> Iterator[Plek]:
    """TR414: a stop does not lie before the current stop of the same start.

    The current one is that which was reported last.
    """
    for beurt, eerder in _opvolgers(c):
        eind = beurt.melding.einddatum
        vorig = eerder[-1].einddatum if eerder else None
        if eind is not None and vorig is not None and eind < vorig:
            yield Plek(
                f"{beurt.pad}/Einddatum",
                eind.isoformat(),
                f"De stop op {datum_voluit(eind)} ligt voor de stop op {datum_voluit(vorig)} "
                f"die al gemeld is op toewijzing {beurt.toewijzing_nummer}.",
                f"Kies {datum_voluit(vorig)} of later, of trek eerst die stop in.",
            )


@regel("TR415")
def tr415(c: Controle) -> Iterator[Plek]:
    """TR415: after a final stop no other stop of the same start follows."""
    for beurt, eerder in _opvolgers(c):
        definitief = [stop for stop in eerder if stop.reden_beeindiging != TIJDELIJK]
        if definitief:
            yield Plek(
                f"{beurt.pad}/RedenBeeindiging",
                beurt.melding.reden_beeindiging or "",
                f"De zorg op toewijzing {beurt.toewijzing_nummer} is al definitief gestopt "
                f"op {_einde(definitief[-1])}.",
                "Klopt die stop niet, trek hem dan in. Dat mag in hetzelfde bericht.",
            )


def _einde(stop: Melding) -> str:
    return datum_voluit(stop.einddatum or stop.begindatum)

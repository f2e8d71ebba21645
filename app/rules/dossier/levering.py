"""Rules about start and stop of care: TR019, TR063, TR071, TR074, TR326, TR382.

A report without ToewijzingNummer (care by task, without Toewijzingen) is not judged: there is
no Toewijzing under which earlier reports are known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.levering import VERWIJDEREN, Levering, Melding, Meldingsoort, levering
from app.domain.toewijzing import productnaam
from app.rules.regel import Controle, Plek, regel
from app.standard.berichtsoort import Berichtsoort
from app.standard.leesbaar import datum_voluit
from app.standard.regie import StartProduct, StopProduct


@dataclass(frozen=True, slots=True)
class Beurt:
    """A line of a 305 or 307 at its turn: what it reports, and how things stand before it."""

    pad: str
    toewijzing_nummer: int
    melding: Melding
    stand: Levering

    @property
    def intrekking(self) -> bool:
        """Whether it withdraws an earlier report."""
        return self.melding.intrekking

    @property
    def staat_al(self) -> bool:
        """Whether a report with its logical key stands: sent, not refused, not withdrawn."""
        staand = (*self.stand.starts, *self.stand.stops)
        return any(melding.sleutel == self.melding.sleutel for melding in staand)


def beurten(c: Controle) -> Iterator[Beurt]:
    """Lines in the order in which they take effect: withdrawals come first (IV008)."""
    regels = _regels(c)
    regels.sort(key=lambda regel_: regel_[1].status_aanlevering != VERWIJDEREN)
    bekend: dict[int, list[Melding]] = {}
    for pad, product in regels:
        nummer = product.toewijzing_nummer
        if nummer is None:
            continue
        if nummer not in bekend:
            toewijzing = c.dossier.toewijzing(c.bericht.wet, c.bericht.gemeente, nummer)
            bekend[nummer] = list(toewijzing.meldingen) if toewijzing else []
        melding = Melding.uit(product)
        yield Beurt(pad, nummer, melding, levering(bekend[nummer]))
        bekend[nummer].append(melding)


def _regels(c: Controle) -> list[tuple[str, StartProduct | StopProduct]]:
    if c.bericht.soort is Berichtsoort.START:
        return [*c.objecten(StartProduct)]
    return [*c.objecten(StopProduct)]


@regel("TR019")
def tr019(c: Controle) -> Iterator[Plek]:
    """TR019: a start or stop belongs to a Toewijzing that we know and that was not removed.

    The table of the Wmo names the WMO305 only, that of the Jeugdwet the JW305 and JW307; the
    list of return codes (WJ001) names 9019 for all four. The tables of rules lead, and so does
    the register. A withdrawal is not judged (explanation of TR063): of a removed Toewijzing the
    start must still be withdrawn.
    """
    for pad, product in _regels(c):
        nummer = product.toewijzing_nummer
        if nummer is None or product.status_aanlevering == VERWIJDEREN:
            continue
        toewijzing = c.dossier.toewijzing(c.bericht.wet, c.bericht.gemeente, nummer)
        if toewijzing is None:
            melding = f"Toewijzing {nummer} van deze gemeente staat niet in je administratie."
            doe = "Kijk het toewijzingnummer na, of verwerk eerst de toewijzing (301)."
        elif toewijzing.verwijderd:
            melding = f"De gemeente heeft toewijzing {nummer} verwijderd."
            doe = (
                "Meld er niets meer op. Is er al een start gemeld, trek die dan in. "
                "Loopt de zorg toch, vraag de gemeente dan om een nieuwe toewijzing."
            )
        else:
            continue
        yield Plek(f"{pad}/ToewijzingNummer", str(nummer), melding, doe)


@regel("TR063")
def tr063(c: Controle) -> Iterator[Plek]:
    """TR063: only what was reported with the same logical key can be withdrawn."""
    for beurt in beurten(c):
        if beurt.intrekking and not beurt.staat_al:
            yield Plek(
                f"{beurt.pad}/StatusAanlevering",
                beurt.melding.status_aanlevering,
                f"{_wat(beurt.melding)} is niet gemeld op toewijzing "
                f"{beurt.toewijzing_nummer}, of is al ingetrokken.",
                "Intrekken kan alleen met precies de gegevens van de melding: hetzelfde product, "
                "dezelfde datums en bij een stop dezelfde reden.",
            )


@regel("TR071")
def tr071(c: Controle) -> Iterator[Plek]:
    """TR071: a start after which a stop was reported cannot be withdrawn."""
    for beurt in beurten(c):
        if not beurt.intrekking:
            continue
        for stop in beurt.stand.stops:
            if stop.begindatum == beurt.melding.begindatum:
                yield Plek(
                    f"{beurt.pad}/StatusAanlevering",
                    beurt.melding.status_aanlevering,
                    f"{_wat(beurt.melding)} kan niet worden ingetrokken: "
                    f"{_wat(stop).lower()} is al gemeld.",
                    "Trek eerst de stop in (307). Daarna kan de start worden ingetrokken.",
                )
                break


@regel("TR074")
def tr074(c: Controle) -> Iterator[Plek]:
    """TR074: what is reported for the first time was not reported with the same logical key.

    What was withdrawn may be reported again: that is how a ToewijzingIngangsdatum is corrected
    (IV008).
    """
    for beurt in beurten(c):
        if not beurt.intrekking and beurt.staat_al:
            yield Plek(
                f"{beurt.pad}/StatusAanlevering",
                beurt.melding.status_aanlevering,
                f"{_wat(beurt.melding)} is al gemeld op toewijzing {beurt.toewijzing_nummer}.",
                "Dit hoef je niet nog eens te melden. Klopt de eerdere melding niet, "
                "trek die dan eerst in met een eigen bericht.",
            )


@regel("TR326")
def tr326(c: Controle) -> Iterator[Plek]:
    """TR326: a start is reported only while no other start of the Toewijzing is current."""
    for beurt in beurten(c):
        lopend = beurt.stand.actuele_start
        if not beurt.intrekking and lopend is not None:
            yield Plek(
                f"{beurt.pad}/Begindatum",
                beurt.melding.begindatum.isoformat(),
                f"Voor toewijzing {beurt.toewijzing_nummer} loopt al een start "
                f"({datum_voluit(lopend.begindatum)}).",
                "Meld eerst de stop (307). Klopt die start niet, trek hem dan in. Dat mag in "
                "hetzelfde bericht.",
            )


@regel("TR382")
def tr382(c: Controle) -> Iterator[Plek]:
    """TR382: a stop takes over ToewijzingNummer, Product and Begindatum of its start.

    A start that already has a stop will do: after a temporary stop a final one may follow, and
    TR413, TR414 and TR415 judge what may. The return code is that of the older TR069.
    """
    wet = c.bericht.wet
    for beurt in beurten(c):
        sleutel = (beurt.melding.product, beurt.melding.begindatum)
        starts = beurt.stand.starts
        if beurt.intrekking or any((s.product, s.begindatum) == sleutel for s in starts):
            continue
        gemeld = " en ".join(
            f"op {datum_voluit(start.begindatum)} ({productnaam(wet, start.product)})"
            for start in starts
        )
        yield Plek(
            f"{beurt.pad}/Begindatum",
            beurt.melding.begindatum.isoformat(),
            f"Op toewijzing {beurt.toewijzing_nummer} is geen start gemeld "
            f"op {datum_voluit(beurt.melding.begindatum)} "
            f"({productnaam(wet, beurt.melding.product)}).",
            f"Neem begindatum en product over van de gemelde start: {gemeld}."
            if gemeld
            else "Meld eerst de start (305).",
        )


def _wat(melding: Melding) -> str:
    if melding.soort is Meldingsoort.START or melding.einddatum is None:
        return f"De start op {datum_voluit(melding.begindatum)}"
    return f"De stop op {datum_voluit(melding.einddatum)}"

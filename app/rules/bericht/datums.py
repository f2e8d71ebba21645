"""Rules about dates within a message: CS003, CS335, TR018, TR134, TR137."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.levering import VERWIJDEREN
from app.domain.toewijzing import VERWIJDERD
from app.rules.regel import Controle, Plek, regel
from app.standard.basis import Geboortedatum, GeslotenPeriode, OpenPeriode
from app.standard.berichtsoort import Berichtsoort
from app.standard.leesbaar import datum_voluit
from app.standard.regie import StopProduct
from app.standard.toewijzing import ToegewezenProduct
from app.standard.verzoek import AangevraagdProduct, NieuwProduct, TeWijzigenProduct


@regel("CS003")
def cs003(c: Controle) -> Iterator[Plek]:
    """CS003: a period does not end before it begins."""
    for pad, begin, eind in _periodes(c):
        if begin is not None and eind is not None and eind < begin:
            yield _voor_begin(c, pad, begin, eind)


def _periodes(c: Controle) -> Iterator[tuple[str, date | None, date | None]]:
    """Path of the end, begin and end of each period that CS003 names, per message."""
    match c.bericht.soort:
        case Berichtsoort.TOEWIJZING:
            for pad, periode in c.objecten(OpenPeriode):
                yield f"{pad}/Einddatum", periode.begindatum, periode.einddatum
            for pad, toegewezen in c.objecten(ToegewezenProduct):
                yield f"{pad}/Einddatum", toegewezen.ingangsdatum, toegewezen.einddatum
        case Berichtsoort.VERZOEK_TOEWIJZING:
            for pad, gevraagd in c.objecten(AangevraagdProduct):
                yield (
                    f"{pad}/ToewijzingEinddatum",
                    gevraagd.toewijzing_ingangsdatum,
                    gevraagd.toewijzing_einddatum,
                )
        case _:
            for pad, gewijzigd in c.objecten(TeWijzigenProduct):
                yield f"{pad}/Einddatum", gewijzigd.gewenste_ingangsdatum, gewijzigd.einddatum
            for pad, nieuw in c.objecten(NieuwProduct):
                yield f"{pad}/Einddatum", nieuw.gewenste_ingangsdatum, nieuw.einddatum


@regel("CS335")
def cs335(c: Controle) -> Iterator[Plek]:
    """CS335: RedenWijziging 13 stands only where Einddatum is Ingangsdatum."""
    for pad, product in c.objecten(ToegewezenProduct):
        if product.reden_wijziging != VERWIJDERD or product.einddatum == product.ingangsdatum:
            continue
        einddatum = product.einddatum
        eind = f"tot en met {datum_voluit(einddatum)}" if einddatum else "zonder einddatum"
        yield Plek(
            f"{pad}/RedenWijziging",
            product.reden_wijziging,
            f"Toewijzing {product.toewijzing_nummer} is verwijderd, maar eindigt niet op de "
            f"ingangsdatum: ze loopt vanaf {datum_voluit(product.ingangsdatum)} {eind}.",
            "Vraag de gemeente om te laten weten of de toewijzing vervalt of korter wordt, "
            "en haar zo opnieuw te sturen.",
        )


@regel("TR018")
def tr018(c: Controle) -> Iterator[Plek]:
    """TR018: a stop does not lie before its start.

    A withdrawal is not judged: it repeats what was sent (explanation of TR063).
    """
    for pad, stop in c.objecten(StopProduct):
        if stop.status_aanlevering != VERWIJDEREN and stop.einddatum < stop.begindatum:
            yield Plek(
                f"{pad}/Einddatum",
                stop.einddatum.isoformat(),
                f"De stop op {datum_voluit(stop.einddatum)} ligt voor de start "
                f"op {datum_voluit(stop.begindatum)}.",
                f"Kies als einddatum {datum_voluit(stop.begindatum)} of later.",
            )


@regel("TR134")
def tr134(c: Controle) -> Iterator[Plek]:
    """TR134: what has happened does not lie after the Dagtekening.

    The tables do not name the elements: these are Geboortedatum of Client and Relatie, and the
    Begindatum of a declaration and its lines. Their Einddatum is that of TR137. The dates of
    Toewijzing, start and stop may lie ahead.
    """
    for pad, geboren in c.objecten(Geboortedatum):
        if geboren.datum > c.dagtekening:
            yield _na_dagtekening(c, f"{pad}/Datum", str(geboren.datum.year), "De geboortedatum")
    for pad, periode in c.objecten(GeslotenPeriode):
        if periode.begindatum > c.dagtekening:
            yield _na_dagtekening(
                c,
                f"{pad}/Begindatum",
                periode.begindatum.isoformat(),
                f"De begindatum {datum_voluit(periode.begindatum)}",
            )


@regel("TR137")
def tr137(c: Controle) -> Iterator[Plek]:
    """TR137: a period of a declaration or a line ends after its begin, and by the Dagtekening.

    The tables do not name the element: it is the Einddatum of DeclaratiePeriode and
    ProductPeriode.
    """
    for pad, periode in c.objecten(GeslotenPeriode):
        eind = periode.einddatum
        if eind < periode.begindatum:
            yield _voor_begin(c, f"{pad}/Einddatum", periode.begindatum, eind)
        elif eind > c.dagtekening:
            wat = f"De einddatum {datum_voluit(eind)}"
            yield _na_dagtekening(c, f"{pad}/Einddatum", eind.isoformat(), wat)


def _voor_begin(c: Controle, pad: str, begin: date, eind: date) -> Plek:
    return Plek(
        pad,
        eind.isoformat(),
        f"De periode eindigt op {datum_voluit(eind)}, voor ze begint op {datum_voluit(begin)}.",
        c.advies(
            "de periode te verbeteren en het bericht opnieuw te sturen",
            f"Kies als einddatum {datum_voluit(begin)} of later.",
        ),
    )


def _na_dagtekening(c: Controle, pad: str, waarde: str, wat: str) -> Plek:
    return Plek(
        pad,
        waarde,
        f"{wat} ligt na de dagtekening van het bericht ({datum_voluit(c.dagtekening)}).",
        c.advies(
            "de datum te verbeteren en het bericht opnieuw te sturen",
            "Verbeter de datum, of verstuur het bericht later.",
        ),
    )

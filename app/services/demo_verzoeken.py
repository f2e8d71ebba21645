"""The courses of the demo in which something is asked: requests (315, 317) and referrals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from app.domain.verzending import Status
from app.services.demo_aanvraag import HUISARTS, INSTELLING, JEUGDARTS, SPECIALIST, Aanvrager, Vraag
from app.services.demo_zorg import Zorg

_VERLENGD = "04"  # RedenWijziging (JZ002, WMO002)
_CONTRACT, _INHOUD, _WOONPLAATS = "4", "7", "8"  # RedenAfwijzingVerzoek (WJ759)
_ARNHEM = "0202"


# 315: five working days for a decision (OP274)


def verzoek_wacht(zorg: Zorg) -> None:
    """A 315 on which the gemeente may still decide, with the referral on file."""
    vraag = Vraag(met_scan=True)
    _gevraagd(zorg, -3, vraag)


def verzoek_te_laat(zorg: Zorg) -> None:
    """A 315 on which the gemeente should have decided."""
    _gevraagd(zorg, -9, Vraag(door=JEUGDARTS))


def verzoek_onderzoek(zorg: Zorg) -> None:
    """A 315 that is being looked into, with the term of the woonplaatsbeginsel running."""
    aanvrager = _gevraagd(zorg, -5, Vraag(door=SPECIALIST))
    aanvrager.in_onderzoek(zorg.werkdag(-2))
    zorg.beantwoord(zorg.werkdag(-1))


def verzoek_buiten_contract(zorg: Zorg) -> None:
    """A 315 that was refused: it does not fit in the contract, as was known."""
    reden = {"contract-1": "De gemeente zei aan de telefoon dat het mag."}
    aanvrager = _gevraagd(zorg, -7, Vraag(redenen=reden))
    aanvrager.afgewezen(zorg.werkdag(-1), _CONTRACT)
    zorg.beantwoord(zorg.vandaag)


def verzoek_elders(zorg: Zorg) -> None:
    """A 315 that was refused, as another gemeente is responsible."""
    aanvrager = _gevraagd(zorg, -6, Vraag(door=INSTELLING))
    aanvrager.afgewezen(zorg.werkdag(-1), _WOONPLAATS, _ARNHEM)
    zorg.beantwoord(zorg.vandaag)


def verzoek_minder(zorg: Zorg) -> None:
    """A 315 of which less was granted, for a shorter time."""
    aanvrager = _gevraagd(zorg, -6, Vraag())
    aanvrager.toegewezen(zorg.werkdag(-2), zorg.over(9), minder=True)
    zorg.beantwoord(zorg.werkdag(-1))


def verzoek_deels(zorg: Zorg) -> None:
    """A 315 of two products, of which the first was granted and the other refused."""
    aanvrager = _gevraagd(zorg, -8, Vraag())
    aanvrager.toegewezen(zorg.werkdag(-4), zorg.over(9))
    zorg.beantwoord(zorg.werkdag(-3))
    aanvrager.afgewezen(zorg.werkdag(-2), _INHOUD, plek=1)
    zorg.beantwoord(zorg.werkdag(-1))


def verzoek_klaar(zorg: Zorg) -> None:
    """A 315 that is ready for VECOZO."""
    Aanvrager(zorg).vraagt(zorg.vandaag, zorg.over(9), Vraag(door=JEUGDARTS, tot=Status.KLAAR))


def verzoek_concept(zorg: Zorg) -> None:
    """A 315 that is half done."""
    Aanvrager(zorg).begint(zorg.werkdag(-1))


def _gevraagd(zorg: Zorg, nummer: int, vraag: Vraag) -> Aanvrager:
    """A 315 was sent on a working day, and came well to the gemeente."""
    aanvrager = Aanvrager(zorg)
    aanvrager.vraagt(zorg.werkdag(nummer), zorg.over(9), vraag)
    zorg.antwoord(zorg.werkdag(nummer + 1))
    return aanvrager


# 317


def wijziging_wacht(zorg: Zorg) -> None:
    """A 317 for more, on which the gemeente may still decide."""
    zorg.loopt(40)
    Aanvrager(zorg).vraagt_meer(zorg.werkdag(-2), 2, zorg.over(16))
    zorg.antwoord(zorg.werkdag(-1))


def wijziging_toegewezen(zorg: Zorg) -> None:
    """A 317 to go on for longer, that was granted as asked."""
    einddatum = zorg.over(290)
    zorg.loopt(45, einddatum=zorg.over(110))
    aanvrager = Aanvrager(zorg)
    aanvrager.vraagt_langer(zorg.werkdag(-10), einddatum)
    zorg.antwoord(zorg.werkdag(-9))
    aanvrager.gewijzigd(zorg.werkdag(-6), einddatum=einddatum, reden_wijziging=_VERLENGD)
    zorg.beantwoord(zorg.werkdag(-5))


# Referrals, and what ends


def verwijzing_verlopen(zorg: Zorg) -> None:
    """Care that runs, and a referral that was valid until last week."""
    zorg.loopt(30)
    tot = zorg.over(-8)
    Aanvrager(zorg).legt_verwijzing_vast(
        zorg.werkdag(-25), HUISARTS, tot - timedelta(days=270), tot
    )


def verlenging_vragen(zorg: Zorg) -> None:
    """A Toewijzing of which the extension should be asked: it ends within eight weeks."""
    zorg.loopt(48, einddatum=zorg.over(54))


# Ahead of a day that is known


def wordt_achttien(zorg: Zorg) -> None:
    """A Toewijzing of the Jeugdwet up to the 18th birthday: talk of it three months ahead."""
    geboren = zorg.client.geboortedatum.datum
    zorg.loopt(40, einddatum=geboren.replace(year=geboren.year + 18) - timedelta(days=1))


def toewijzing_vervalt(zorg: Zorg) -> None:
    """A Toewijzing that lapses soon, as care has not begun in three months."""
    zorg.wacht_op_start(-56, zorg.werkdag(-50))
    zorg.nog_niet_gestart(zorg.werkdag(-45), zorg.over(30))


def verwijzing_verloopt(zorg: Zorg) -> None:
    """Care that runs, and a referral for something else that is valid for some days more."""
    zorg.loopt(60)
    Aanvrager(zorg).legt_verwijzing_vast(
        zorg.werkdag(-28), JEUGDARTS, zorg.werkdag(-30), zorg.over(12)
    )


VERZOEKVERLOPEN: tuple[Callable[[Zorg], None], ...] = (
    verzoek_wacht,
    verzoek_te_laat,
    verzoek_onderzoek,
    verzoek_buiten_contract,
    verzoek_elders,
    verzoek_minder,
    verzoek_deels,
    verzoek_klaar,
    verzoek_concept,
    wijziging_wacht,
    wijziging_toegewezen,
    verwijzing_verlopen,
    verlenging_vragen,
    wordt_achttien,
    toewijzing_vervalt,
    verwijzing_verloopt,
)

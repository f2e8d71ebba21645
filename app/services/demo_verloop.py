"""The courses of the demo: how it goes with what is assigned, by the names of clienten.toml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

from app.domain.toewijzing import VERWIJDERD
from app.domain.verzending import Status
from app.services.demo_stop import STOPVERLOPEN
from app.services.demo_verzoeken import VERZOEKVERLOPEN
from app.services.demo_zorg import Zorg

_VERLENGD, _VERKORT, _GECORRIGEERD = "04", "05", "14"  # RedenWijziging (JZ002, WMO002)


# 302: three working days after receipt (OP090)


def nieuw(zorg: Zorg) -> None:
    """Came in today."""
    zorg.toegewezen(zorg.vandaag, zorg.over(9))


def retour_binnenkort(zorg: Zorg) -> None:
    """A 302 that is due on the next working day."""
    zorg.toegewezen(zorg.werkdag(-2), zorg.over(12))


def retour_vandaag(zorg: Zorg) -> None:
    """A 302 that is due today."""
    zorg.toegewezen(zorg.werkdag(-3), zorg.over(10))


def retour_te_laat(zorg: Zorg) -> None:
    """A 302 that should have gone two working days ago."""
    zorg.toegewezen(zorg.werkdag(-5), zorg.over(16))


def retour_klaar(zorg: Zorg) -> None:
    """A 302 that is ready for VECOZO."""
    zorg.toegewezen(zorg.werkdag(-3), zorg.over(13))
    zorg.beantwoord(zorg.vandaag, Status.KLAAR)


def retour_geexporteerd(zorg: Zorg) -> None:
    """A 302 that was written to a folder and not handed in."""
    zorg.toegewezen(zorg.werkdag(-2), zorg.over(20))
    zorg.beantwoord(zorg.werkdag(-1), Status.GEEXPORTEERD)


def retour_afgekeurd_vecozo(zorg: Zorg) -> None:
    """A 302 that VECOZO refused; a new one stands prepared."""
    zorg.toegewezen(zorg.werkdag(-2), zorg.over(18))
    zorg.beantwoord(zorg.werkdag(-1))
    zorg.afgekeurd_door_vecozo(zorg.vandaag)


def fout_in_wijziging(zorg: Zorg) -> None:
    """A change that ends before it begins (CS003): the 302 refuses the message."""
    zorg.loopt(40)
    te_vroeg = zorg.product.ingangsdatum - timedelta(days=10)
    zorg.gewijzigd(zorg.werkdag(-1), einddatum=te_vroeg, reden_wijziging=_VERKORT)


def dubbel_nummer(zorg: Zorg) -> None:
    """A ToewijzingNummer of somebody else (TR332): the 302 refuses the product."""
    zorg.toegewezen(zorg.werkdag(-2), zorg.over(14), toewijzing_nummer=zorg.eerste_nummer)


def fout_hersteld(zorg: Zorg) -> None:
    """A Toewijzing that ended before it began (CS003), and came again as it should be."""
    ingang = zorg.over(25)
    zorg.toegewezen(zorg.werkdag(-9), ingang, einddatum=ingang - timedelta(days=5))
    zorg.beantwoord(zorg.werkdag(-8))
    zorg.gewijzigd(zorg.werkdag(-5), einddatum=ingang + timedelta(days=180))
    zorg.beantwoord(zorg.werkdag(-4))


# 305: five working days after the start of care (OP271)


def start_te_laat(zorg: Zorg) -> None:
    """A 305 that should have gone three working days ago."""
    zorg.wacht_op_start(-20, zorg.werkdag(-8))


def start_lang_te_laat(zorg: Zorg) -> None:
    """A 305 that should have gone nine working days ago."""
    zorg.wacht_op_start(-24, zorg.werkdag(-14))


def start_vandaag(zorg: Zorg) -> None:
    """A 305 that is due today."""
    zorg.wacht_op_start(-12, zorg.werkdag(-5))


def start_deze_week(zorg: Zorg) -> None:
    """A 305 that is due in two working days."""
    zorg.wacht_op_start(-9, zorg.werkdag(-3))


def start_na_aanvang(zorg: Zorg) -> None:
    """Care that had begun before the 301 came in, a working day left for its 305."""
    zorg.wacht_op_start(-4, zorg.werkdag(-15))


def start_later(zorg: Zorg) -> None:
    """Care that begins in some days."""
    zorg.wacht_op_start(-6, zorg.werkdag(3))


def start_toekomst(zorg: Zorg) -> None:
    """Care that begins in some weeks."""
    zorg.wacht_op_start(-3, zorg.over(24))


def nog_niet_gestart(zorg: Zorg) -> None:
    """Care that was to begin, and is now expected on another date."""
    zorg.wacht_op_start(-25, zorg.werkdag(-14))
    zorg.nog_niet_gestart(zorg.werkdag(-10), zorg.over(6))


def start_onbekend(zorg: Zorg) -> None:
    """Care of which nobody knows when it will begin."""
    zorg.wacht_op_start(-22, zorg.werkdag(-7))
    zorg.nog_niet_gestart(zorg.werkdag(-2), None)


def start_klaar(zorg: Zorg) -> None:
    """A 305 that is ready for VECOZO."""
    zorg.wacht_op_start(-10, zorg.werkdag(-4))
    zorg.gestart(zorg.vandaag, zorg.werkdag(-4), Status.KLAAR)


def start_geexporteerd(zorg: Zorg) -> None:
    """A 305 that was written to a folder and not handed in."""
    zorg.wacht_op_start(-10, zorg.werkdag(-4))
    zorg.gestart(zorg.werkdag(-1), zorg.werkdag(-4), Status.GEEXPORTEERD)


# 306: the answer to the 305


def gestart(zorg: Zorg) -> None:
    """Care that runs."""
    zorg.loopt(60)


def wacht_op_antwoord(zorg: Zorg) -> None:
    """A 305 of which the answer may still come."""
    zorg.wacht_op_start(-14, zorg.werkdag(-4))
    zorg.gestart(zorg.werkdag(-1), zorg.werkdag(-3))


def antwoord_te_laat(zorg: Zorg) -> None:
    """A 305 of which the answer should have come."""
    zorg.wacht_op_start(-18, zorg.werkdag(-11))
    zorg.gestart(zorg.werkdag(-8), zorg.werkdag(-11))


def afgekeurd(zorg: Zorg) -> None:
    """A 305 that the gemeente refused."""
    zorg.wacht_op_start(-16, zorg.werkdag(-9))
    zorg.gestart(zorg.werkdag(-6), zorg.werkdag(-9))
    zorg.antwoord(zorg.werkdag(-2), zorg.code)


def afgekeurd_verbeterd(zorg: Zorg) -> None:
    """A 305 that the gemeente refused, and a new one that it took."""
    zorg.wacht_op_start(-26, zorg.werkdag(-20))
    zorg.gestart(zorg.werkdag(-17), zorg.werkdag(-20))
    zorg.antwoord(zorg.werkdag(-13), zorg.code)
    zorg.gestart(zorg.werkdag(-12), zorg.werkdag(-19))
    zorg.antwoord(zorg.werkdag(-9))


def afgekeurd_onderweg(zorg: Zorg) -> None:
    """A 305 that the gemeente refused, and a new one that is not answered yet."""
    zorg.wacht_op_start(-15, zorg.werkdag(-8))
    zorg.gestart(zorg.werkdag(-6), zorg.werkdag(-8))
    zorg.antwoord(zorg.werkdag(-3), zorg.code)
    zorg.gestart(zorg.werkdag(-1), zorg.werkdag(-7))


def afgekeurd_vecozo(zorg: Zorg) -> None:
    """A 305 that VECOZO refused."""
    zorg.wacht_op_start(-12, zorg.werkdag(-5))
    zorg.gestart(zorg.werkdag(-2), zorg.werkdag(-5))
    zorg.afgekeurd_door_vecozo(zorg.werkdag(-1))


def foutbericht(zorg: Zorg) -> None:
    """A 305 that VECOZO refused with a file."""
    zorg.wacht_op_start(-13, zorg.werkdag(-4))
    zorg.gestart(zorg.werkdag(-2), zorg.werkdag(-4))
    zorg.foutbericht(zorg.vandaag)


# Afterwards


def gecorrigeerd(zorg: Zorg) -> None:
    """A start that was corrected: 3 and 1 in one 305 (IV008)."""
    zorg.loopt(35)
    zorg.gecorrigeerd(zorg.werkdag(-20), zorg.werkdag(-32))
    zorg.antwoord(zorg.werkdag(-17))


def correctie_afgehandeld(zorg: Zorg) -> None:
    """A correction that the gemeente refused, and that need not be sent again."""
    zorg.loopt(32)
    zorg.gecorrigeerd(zorg.werkdag(-14), zorg.werkdag(-30))
    zorg.antwoord(zorg.werkdag(-11), zorg.code)
    zorg.afgehandeld(zorg.werkdag(-10), "Gebeld: de eerste datum mag blijven staan.")


def correctie_klaar(zorg: Zorg) -> None:
    """A correction that is ready for VECOZO."""
    zorg.loopt(28)
    zorg.gecorrigeerd(zorg.vandaag, zorg.werkdag(-26), Status.KLAAR)


def ingetrokken(zorg: Zorg) -> None:
    """A start that was withdrawn, as care is to begin later."""
    zorg.loopt(20)
    zorg.gecorrigeerd(zorg.werkdag(-9), None)
    zorg.antwoord(zorg.werkdag(-6))
    zorg.nog_niet_gestart(zorg.werkdag(-6), zorg.over(8))


def verlengd(zorg: Zorg) -> None:
    """A Toewijzing that was about to end and was extended."""
    zorg.loopt(80, einddatum=zorg.over(15))
    zorg.gewijzigd(zorg.werkdag(-6), einddatum=zorg.over(380), reden_wijziging=_VERLENGD)
    zorg.beantwoord(zorg.werkdag(-5))


def verkort(zorg: Zorg) -> None:
    """A Toewijzing that ends sooner."""
    zorg.loopt(70)
    zorg.gewijzigd(zorg.werkdag(-4), einddatum=zorg.over(12), reden_wijziging=_VERKORT)
    zorg.beantwoord(zorg.werkdag(-3))


def gewijzigd(zorg: Zorg) -> None:
    """A Toewijzing of which the volume was put right."""
    zorg.loopt(50)
    omvang = zorg.product.omvang
    assert omvang is not None  # of this product a volume is assigned
    meer = replace(omvang, volume=omvang.volume + 2)
    zorg.gewijzigd(zorg.werkdag(-18), omvang=meer, reden_wijziging=_GECORRIGEERD)
    zorg.beantwoord(zorg.werkdag(-17))


def verwijderd(zorg: Zorg) -> None:
    """A Toewijzing that was taken back (OP033x1)."""
    ingang = zorg.over(6)
    zorg.wacht_op_start(-15, ingang)
    zorg.gewijzigd(zorg.werkdag(-7), einddatum=ingang, reden_wijziging=VERWIJDERD)
    zorg.beantwoord(zorg.werkdag(-6))


Verloop = Callable[[Zorg], None]
_VERLOPEN: tuple[Verloop, ...] = (
    nieuw,
    retour_binnenkort,
    retour_vandaag,
    retour_te_laat,
    retour_klaar,
    retour_geexporteerd,
    retour_afgekeurd_vecozo,
    fout_in_wijziging,
    dubbel_nummer,
    fout_hersteld,
    start_te_laat,
    start_lang_te_laat,
    start_vandaag,
    start_deze_week,
    start_na_aanvang,
    start_later,
    start_toekomst,
    nog_niet_gestart,
    start_onbekend,
    start_klaar,
    start_geexporteerd,
    gestart,
    wacht_op_antwoord,
    antwoord_te_laat,
    afgekeurd,
    afgekeurd_verbeterd,
    afgekeurd_onderweg,
    afgekeurd_vecozo,
    foutbericht,
    gecorrigeerd,
    correctie_afgehandeld,
    correctie_klaar,
    ingetrokken,
    verlengd,
    verkort,
    gewijzigd,
    verwijderd,
    *STOPVERLOPEN,
    *VERZOEKVERLOPEN,
)
VERLOPEN: Mapping[str, Verloop] = MappingProxyType({een.__name__: een for een in _VERLOPEN})

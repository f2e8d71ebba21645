"""The courses of the demo in which care stops, for a time or for good; see ``demo_verloop``."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.levering import TIJDELIJK
from app.domain.toewijzing import VERWIJDERD
from app.domain.verzending import Status
from app.services.demo_zorg import Zorg
from app.standard.release import PerWet

_BEPERKT = "05"  # RedenWijziging (JZ002, WMO002): the gemeente ends it sooner
# RedenBeeindiging, as JZ588 and WMO588 have it.
_VOLGENS_PLAN = PerWet(jw="31", wmo="19")
_DOOR_CLIENT = PerWet(jw="32", wmo="21")
_VAN_BUITEN = PerWet(jw="35", wmo="31")


# 307: five working days after care has stopped (OP272)


def stop_te_laat(zorg: Zorg) -> None:
    """A Toewijzing that ended, of which the 307 should have gone three working days ago."""
    zorg.loopt(60, einddatum=zorg.werkdag(-8))


def stop_vandaag(zorg: Zorg) -> None:
    """A Toewijzing that ended, of which the 307 is due today."""
    zorg.loopt(75, einddatum=zorg.werkdag(-5))


def beeindigd_door_gemeente(zorg: Zorg) -> None:
    """A Toewijzing that the gemeente ended a few days ago: reason 36 is proposed."""
    zorg.loopt(50)
    zorg.gewijzigd(zorg.werkdag(-6), einddatum=zorg.werkdag(-3), reden_wijziging=_BEPERKT)
    zorg.beantwoord(zorg.werkdag(-5))


# 307 and its 308


def onderbroken(zorg: Zorg) -> None:
    """Care that was stopped for a time."""
    zorg.loopt(60)
    zorg.gestopt(zorg.werkdag(-12), zorg.werkdag(-14), TIJDELIJK)
    zorg.antwoord(zorg.werkdag(-9))


def verdergegaan(zorg: Zorg) -> None:
    """Care that went on after it was stopped for a time."""
    _was_onderbroken(zorg)
    zorg.gestart(zorg.werkdag(-19), zorg.werkdag(-20))
    zorg.antwoord(zorg.werkdag(-16))


def niet_verdergegaan(zorg: Zorg) -> None:
    """Care that was stopped for a time and did not go on: a definitive stop follows (TR413)."""
    _was_onderbroken(zorg)
    zorg.gestopt(zorg.werkdag(-13), zorg.werkdag(-42), _DOOR_CLIENT)
    zorg.antwoord(zorg.werkdag(-10))


def gestopt(zorg: Zorg) -> None:
    """Care that is over."""
    zorg.loopt(80)
    zorg.gestopt(zorg.werkdag(-20), zorg.werkdag(-22), _VOLGENS_PLAN)
    zorg.antwoord(zorg.werkdag(-17))


def twee_gestopt(zorg: Zorg) -> None:
    """Two products that stopped in one 307, of which the answer may still come."""
    zorg.loopt(65)
    zorg.gestopt(zorg.werkdag(-2), zorg.werkdag(-4), _VAN_BUITEN)


def stop_afgekeurd(zorg: Zorg) -> None:
    """A 307 that the gemeente refused."""
    zorg.loopt(45)
    zorg.gestopt(zorg.werkdag(-6), zorg.werkdag(-8), _DOOR_CLIENT)
    zorg.antwoord(zorg.werkdag(-2), zorg.code)


# Afterwards


def stop_gecorrigeerd(zorg: Zorg) -> None:
    """A correction of a stop that is ready for VECOZO: 3 and 1 in one 307 (IV008)."""
    zorg.loopt(55)
    zorg.gestopt(zorg.werkdag(-15), zorg.werkdag(-18), _DOOR_CLIENT)
    zorg.antwoord(zorg.werkdag(-12))
    zorg.stop_gecorrigeerd(zorg.vandaag, zorg.werkdag(-16), _VOLGENS_PLAN, Status.KLAAR)


def verwijderd_na_start(zorg: Zorg) -> None:
    """A Toewijzing that was taken back after the start: what was reported is to be withdrawn."""
    zorg.loopt(30)
    ingang = zorg.product.ingangsdatum
    zorg.gewijzigd(zorg.werkdag(-1), einddatum=ingang, reden_wijziging=VERWIJDERD)
    zorg.beantwoord(zorg.vandaag)


def _was_onderbroken(zorg: Zorg) -> None:
    zorg.loopt(70)
    zorg.gestopt(zorg.werkdag(-40), zorg.werkdag(-42), TIJDELIJK)
    zorg.antwoord(zorg.werkdag(-37))


STOPVERLOPEN: tuple[Callable[[Zorg], None], ...] = (
    stop_te_laat,
    stop_vandaag,
    beeindigd_door_gemeente,
    onderbroken,
    verdergegaan,
    niet_verdergegaan,
    gestopt,
    twee_gestopt,
    stop_afgekeurd,
    stop_gecorrigeerd,
    verwijderd_na_start,
)

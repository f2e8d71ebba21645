"""In which ProductPeriode care is declared: IV076, IV084, IV089, IV090."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.domain.contract import Uitvoeringsvariant
from app.domain.volume import PER_WEEK
from app.standard.basis import GeslotenPeriode

if TYPE_CHECKING:  # what Vandaag shows does without the classes of messages
    from app.standard.toewijzing import ToegewezenProduct

_DAGEN_VAN_DE_WEEK = 7


def eerste_dag(dag: date) -> date:
    """First day of the month of a day."""
    return dag.replace(day=1)


def laatste_dag(dag: date) -> date:
    """Last day of the month of a day."""
    return dag.replace(day=monthrange(dag.year, dag.month)[1])


def volgende_maand(maand: date) -> date:
    """First day of the month after that of a day."""
    return laatste_dag(maand) + timedelta(days=1)


def vorige_maand(maand: date) -> date:
    """First day of the month before that of a day."""
    return eerste_dag(eerste_dag(maand) - timedelta(days=1))


def kalendermaand(maand: date) -> GeslotenPeriode:
    """DeclaratiePeriode: the whole month of a day (CS340)."""
    return GeslotenPeriode(begindatum=eerste_dag(maand), einddatum=laatste_dag(maand))


def productperiode(product: ToegewezenProduct, maand: date) -> GeslotenPeriode | None:
    """ProductPeriode of a Toewijzing in a month, or None when they share no day (IV089).

    It does not depend on when the care began or stopped.
    """
    begin = max(eerste_dag(maand), product.ingangsdatum)
    eind = min(laatste_dag(maand), product.einddatum or date.max)
    return GeslotenPeriode(begindatum=begin, einddatum=eind) if begin <= eind else None


def maand_van_levering(
    product: ToegewezenProduct, uitvoering: Uitvoeringsvariant, maand: date, zondagmaand: date
) -> date:
    """First day of the month to which care belongs (IV076).

    The day of the care decides; of an output per week the Sunday of its week does.
    """
    omvang = product.omvang
    per_week = omvang is not None and omvang.frequentie == PER_WEEK
    if uitvoering is not Uitvoeringsvariant.OUTPUT or not per_week:
        return maand
    return maand_van_output(product.ingangsdatum, product.einddatum, maand, zondagmaand)


def maand_van_output(
    ingangsdatum: date, einddatum: date | None, maand: date, zondagmaand: date
) -> date:
    """First day of the month to which care of an output per week belongs (IV076).

    The last week of a Toewijzing that does not end on a Sunday belongs to the month of its last
    Sunday; one without any Sunday has the month of the care.
    """
    if einddatum is None:
        return zondagmaand
    laatste = einddatum - timedelta(days=einddatum.isoweekday() % _DAGEN_VAN_DE_WEEK)
    if laatste < ingangsdatum:
        return maand
    return min(zondagmaand, eerste_dag(laatste))

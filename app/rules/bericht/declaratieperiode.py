"""Rules about the periods of a 323: CS100, CS337, CS340, TR335."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from app.rules.regel import Controle, Plek, regel
from app.standard.basis import GeslotenPeriode
from app.standard.declaratie import Declaratie, Prestatie
from app.standard.leesbaar import datum_voluit

_EERSTE_DAG = date(2021, 1, 1)  # care of before is not declared by a 323
_JAREN = 5  # TR335


@regel("CS100")
def cs100(c: Controle) -> Iterator[Plek]:
    """CS100: no period begins or ends before 2021."""
    for pad, periode in c.objecten(GeslotenPeriode):
        for naam, dag in (("Begindatum", periode.begindatum), ("Einddatum", periode.einddatum)):
            if dag < _EERSTE_DAG:
                yield Plek(
                    f"{pad}/{naam}",
                    dag.isoformat(),
                    f"De {naam.lower()} {datum_voluit(dag)} ligt voor {datum_voluit(_EERSTE_DAG)}.",
                    f"Declareer met dit bericht alleen hulp vanaf {datum_voluit(_EERSTE_DAG)}.",
                )


@regel("CS337")
def cs337(c: Controle) -> Iterator[Plek]:
    """CS337: a ProductPeriode ends in the calendar month in which it begins."""
    for pad, prestatie in c.objecten(Prestatie):
        begin, eind = prestatie.product_periode.begindatum, prestatie.product_periode.einddatum
        if (begin.year, begin.month) != (eind.year, eind.month):
            yield Plek(
                f"{pad}/ProductPeriode/Einddatum",
                eind.isoformat(),
                f"De prestatie begint op {datum_voluit(begin)} en eindigt op "
                f"{datum_voluit(eind)}: dat is niet in dezelfde maand.",
                "Maak van elke maand een eigen prestatie.",
            )


@regel("CS340")
def cs340(c: Controle) -> Iterator[Plek]:
    """CS340: a DeclaratiePeriode is one whole calendar month: that in which it begins."""
    for pad, declaratie in c.objecten(Declaratie):
        periode = declaratie.declaratie_periode
        eerste = periode.begindatum.replace(day=1)
        laatste = eerste.replace(day=monthrange(eerste.year, eerste.month)[1])
        for naam, dag, goed in (
            ("Begindatum", periode.begindatum, eerste),
            ("Einddatum", periode.einddatum, laatste),
        ):
            if dag != goed:
                yield Plek(
                    f"{pad}/DeclaratiePeriode/{naam}",
                    dag.isoformat(),
                    f"De declaratie gaat over {datum_voluit(periode.begindatum)} tot en met "
                    f"{datum_voluit(periode.einddatum)}, en dat is niet een hele maand.",
                    f"Kies als {naam.lower()} {datum_voluit(goed)}.",
                )


@regel("TR335")
def tr335(c: Controle) -> Iterator[Plek]:
    """TR335: a ProductPeriode ended at most five years before the DeclaratieDagtekening.

    The tables do not name the Einddatum; that of the DeclaratiePeriode lies no earlier than
    those of the lines (TR319). Five years before 29 February is 28 February.
    """
    for _, declaratie in c.objecten(Declaratie):
        op = declaratie.declaratie_dagtekening
        schrikkeldag = (op.month, op.day) == (2, 29)
        # Not as dates: the year 5 years before may not exist.
        grens = (op.year - _JAREN, op.month, 28 if schrikkeldag else op.day)
        for pad, prestatie in c.objecten(Prestatie):
            eind = prestatie.product_periode.einddatum
            if (eind.year, eind.month, eind.day) < grens:
                yield Plek(
                    f"{pad}/ProductPeriode/Einddatum",
                    eind.isoformat(),
                    f"De prestatie eindigde op {datum_voluit(eind)}. Dat is meer dan {_JAREN} "
                    f"jaar voor de dagtekening van de declaratie ({datum_voluit(op)}).",
                    "Laat de prestatie weg: die kun je niet meer declareren.",
                )

"""What the overviews say: names of groups, sums and ceilings in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.plafond import Plafond, Plafondstand
from app.forms.datum import MAANDEN
from app.gui.format import Status, StatusText, aantal, bedrag, maandnaam
from app.reports.omzet import Bedragen, Omzetcel, Per, groepeer, totaal
from app.reports.queries import Afkeurcode, Overzicht, Productsleutel
from app.standard.codelijsten import gemeentenaam
from app.standard.release import Wet

_WAARSCHUWT = (Plafondstand.OVER, Plafondstand.VERWACHT, Plafondstand.BIJNA)


@dataclass(frozen=True, slots=True)
class Groeprij:
    """A row of the table of omzet: what it is called and its sums."""

    sleutel: str
    naam: str
    bedragen: Bedragen


def groeprijen(
    cellen: Sequence[Omzetcel], per: Per, namen: Mapping[Productsleutel, str]
) -> list[Groeprij]:
    """Add the cells up to rows with the names that the user knows, gemeenten by name."""
    van_product = {f"{categorie} {code}": naam for (_, categorie, code), naam in namen.items()}
    rijen = [
        Groeprij(groep.sleutel, _naam(groep.sleutel, per, van_product), groep.bedragen)
        for groep in groepeer(cellen, per)
    ]
    return sorted(rijen, key=lambda rij: rij.naam) if per is Per.GEMEENTE else rijen


def _naam(sleutel: str, per: Per, van_product: Mapping[str, str]) -> str:
    match per:
        case Per.MAAND:
            return maandnaam(date.fromisoformat(f"{sleutel}-01"))
        case Per.GEMEENTE:
            return gemeentenaam(sleutel)
        case Per.WET:
            return Wet(sleutel).naam
        case Per.PRODUCT:
            code = sleutel.partition(" ")[2]
            return f"{code} {van_product.get(sleutel, '')}".strip()


def samenvatting(gelezen: Overzicht) -> str:
    """Say in one line how the year stands."""
    som = totaal(gelezen.cellen)
    if not gelezen.cellen:
        return ""
    delen = [f"{bedrag(som.gedeclareerd)} gedeclareerd"]
    delen += [f"{bedrag(som.open)} te ontvangen"] if som.open else []
    if som.onopgelost:
        delen.append(f"{bedrag(som.onopgelost)} afgekeurd en op te lossen")
    return f"{gelezen.jaar}: " + " · ".join(delen)


def waarschuwingen(plafonds: Sequence[Plafond]) -> int:
    """Count the ceilings that ask for attention."""
    return sum(plafond.stand in _WAARSCHUWT for plafond in plafonds)


def opgelost(code: Afkeurcode) -> StatusText:
    """Say how much of what was refused with a code still asks something."""
    if not code.onopgelost:
        return StatusText(Status.DONE, "Opgelost")
    return StatusText(Status.TODAY, f"Nog {aantal(code.onopgelost, 'regel', 'regels')}")


def plafondstatus(plafond: Plafond) -> StatusText | None:
    """Say whether a ceiling holds; None when there is none."""
    match plafond.stand:
        case Plafondstand.GEEN:
            return None
        case Plafondstand.RUIM:
            return StatusText(Status.DONE, "Binnen het plafond")
        case Plafondstand.BIJNA:
            return StatusText(Status.TODAY, "Bijna op")
        case Plafondstand.VERWACHT:
            assert plafond.bereikt is not None  # it is why it is expected
            return StatusText(Status.TODAY, f"Op in {MAANDEN[plafond.bereikt.month - 1]}")
        case Plafondstand.OVER:
            return StatusText(Status.LATE, "Over het plafond")


def plafondregel(plafond: Plafond) -> str:
    """Say in one line what was declared, of how much, and what is to be expected."""
    if plafond.plafond is None:
        delen = [f"{bedrag(plafond.gedeclareerd)} gedeclareerd"]
    else:
        deel = "" if plafond.procent is None else f" ({plafond.procent} %)"
        delen = [f"{bedrag(plafond.gedeclareerd)} van {bedrag(plafond.plafond)}{deel}"]
    if plafond.verwacht != plafond.gedeclareerd:
        delen.append(f"naar verwachting {bedrag(plafond.verwacht)} aan het einde van het jaar")
    return " · ".join(delen)


def plafondadvies(plafond: Plafond) -> str:
    """Say what to do about a ceiling that does not hold; empty when it does.

    What happens above a ceiling is agreed in the contract (Midden-IJssel/Oost-Veluwe 2024 §13.2
    refers to its Annex 1), so that is where the user is sent.
    """
    naam = gemeentenaam(plafond.gemeente)
    match plafond.stand:
        case Plafondstand.OVER:
            sinds = f" sinds {MAANDEN[plafond.bereikt.month - 1]}" if plafond.bereikt else ""
            meer = bedrag(plafond.gedeclareerd - (plafond.plafond or 0))
            return (
                f"Je zit{sinds} {meer} boven het plafond. Wat dan geldt, staat in je contract. "
                f"Neem contact op met {naam}."
            )
        case Plafondstand.VERWACHT:
            assert plafond.bereikt is not None  # it is why it is expected
            return (
                f"In dit tempo ga je in {maandnaam(plafond.bereikt)} over het plafond. "
                f"Overleg op tijd met {naam}."
            )
        case Plafondstand.BIJNA:
            assert plafond.plafond is not None  # else nothing is nearly used
            rest = bedrag(plafond.plafond - plafond.gedeclareerd)
            return f"Er is nog {rest} over. Overleg met {naam} voordat het op is."
        case _:
            return ""

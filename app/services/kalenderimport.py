"""A declaration calendar from a file: the months and last days that can be read are taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.domain.productperiode import laatste_dag, volgende_maand
from app.errors import UserError
from app.forms import datum as typen
from app.services import declaratiekalender, kolommen, sjabloon
from app.services.contractimport import Stand
from app.services.kolommen import Doel, Doelkolom, Kolomkeuze, Kolomvoorstel
from app.services.sjabloon import Sjabloonkolom
from app.services.tabel import Tabel, Waarde, als_tekst
from app.services.waarden import Rijfout, Rijlezer, lees_datum, lees_getal
from app.services.workspace import Workspace
from app.standard.leesbaar import maand_voluit
from app.store.unit_of_work import UnitOfWork

DOEL = Doel(
    "declaratiekalender",
    (
        Doelkolom(
            "maand",
            "maand",
            synoniemen=(
                "periode",
                "declaratieperiode",
                "declaratiemaand",
                "zorgmaand",
                "zorgperiode",
                "maand van zorg",
                "maand zorg",
                "productiemaand",
                "leveringsmaand",
                "maand van levering",
                "prestatiemaand",
            ),
        ),
        Doelkolom(
            "uiterlijk",
            "uiterlijk",
            synoniemen=(
                "datum",
                "deadline",
                "uiterste datum",
                "uiterlijke datum",
                "uiterste declaratiedatum",
                "uiterste indiendatum",
                "uiterste inleverdatum",
                "uiterste aanleverdatum",
                "uiterlijke aanleverdatum",
                "uiterlijk indienen",
                "uiterlijk declareren",
                "laatste dag",
                "declaratiedatum",
                "indiendatum",
                "inleverdatum",
                "aanleverdatum",
                "sluitingsdatum",
                "declareren tot en met",
                "indienen tot en met",
            ),
        ),
        Doelkolom("jaar", "jaar", verplicht=False, synoniemen=("kalenderjaar", "zorgjaar")),
    ),
)
_JAAR = r"(?P<jaar>(?:20)?\d\d)"
_NUMMER = r"(?P<maand>1[0-2]|0?[1-9])"
_TUSSEN = r"[-/. '’]*"
_MAANDEN = (
    re.compile(rf"(?P<jaar>20\d\d)[-/. ]*p?{_NUMMER}", re.ASCII),  # 2026-03, 202603
    re.compile(rf"{_NUMMER}[-/. ]{_JAAR}", re.ASCII),  # 03-2026, 3/26
    re.compile(rf"(?:periode|maand|p|m)?{_TUSSEN}{_NUMMER}(?:[-/. ]+{_JAAR})?", re.ASCII),  # P3
    re.compile(rf"(?P<naam>[a-z]{{3,9}})\.?{_TUSSEN}{_JAAR}?", re.ASCII),  # maart 2026, mrt ’26
    re.compile(rf"(?P<jaar>20\d\d){_TUSSEN}(?P<naam>[a-z]{{3,9}})\.?", re.ASCII),  # 2026 maart
)
_BEGIN = re.compile(r"^(?:hulp|zorg|periode|maand|declaratie)\s+(?:van|over|in)?\s*(?=[a-z])")
# The days of a whole month, of which the first tells which.
_VAN_TOT = re.compile(r"\s*(?:t/m|tot en met|tot|-|–)\s*(?=\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$)")
_MAAND_ADVIES = "Vul bijvoorbeeld maart 2026 in, of 2026-03."


@dataclass(frozen=True, slots=True)
class Kalenderregel:
    """A row that can be taken over."""

    rij: int
    maand: date
    uiterlijk: date
    stand: Stand


@dataclass(frozen=True, slots=True)
class Kalendervoorstel:
    """What a file would do; rows with ``fouten`` are left out and the rest is taken over."""

    tabel: Tabel
    kolommen: Kolomvoorstel
    regels: Sequence[Kalenderregel] = ()
    fouten: Sequence[Rijfout] = ()
    waarschuwingen: Sequence[Rijfout] = ()

    def aantal(self, stand: Stand) -> int:
        """Count the rows that do this."""
        return sum(regel.stand is stand for regel in self.regels)


def lees(
    workspace: Workspace, gemeente: str, tabel: Tabel, keuze: Kolomkeuze | None = None
) -> Kalendervoorstel:
    """Tell what a file would do. While a column is missing nothing of it is judged.

    Raises UserError when a column is chosen twice.
    """
    with workspace.lezen() as uow:
        return _voorstel(uow, gemeente, tabel, keuze)


def importeer(
    workspace: Workspace, gemeente: str, tabel: Tabel, keuze: Kolomkeuze | None = None
) -> Kalendervoorstel:
    """Take over the months that can be read; other months of the calendar stay.

    A choice of columns is remembered. Raises UserError when a column is missing.
    """
    with workspace.schrijven() as uow:
        voorstel = _voorstel(uow, gemeente, tabel, keuze)
        kolommen.eis(voorstel.kolommen, tabel)
        if keuze is not None:
            kolommen.onthoud(uow, DOEL, tabel.kop, keuze)
        oud = declaratiekalender.van(uow.protocollen.declaratiedata(), gemeente)
        nieuw = {regel.maand: regel.uiterlijk for regel in voorstel.regels}
        uow.protocollen.zet_declaratiedata(gemeente, {**oud, **nieuw})
        uow.commit()
    return voorstel


def schrijf_sjabloon(pad: Path, jaar: int) -> Path:
    """Write the template. Raises UserError when the file exists or cannot be made."""
    kolommen_ = (
        Sjabloonkolom("maand", "De maand waarin de hulp is gegeven.", f"maart {jaar}"),
        Sjabloonkolom(
            "uiterlijk",
            "De laatste dag waarop de gemeente de declaratie wil hebben.",
            date(jaar, 4, 10),
        ),
    )
    return sjabloon.schrijf(pad, kolommen_)


def lees_maand(waarde: Waarde, jaar: int | None = None) -> tuple[int, int | None]:
    """Read a month with its year, which is None when it is not said: maart 2026, 2026-03, P3, 3.

    ``jaar`` is the year where that has a column of its own. Raises UserError for what is no month.
    """
    if isinstance(waarde, date):
        return waarde.month, waarde.year
    tekst = als_tekst(waarde)
    woord = _BEGIN.sub("", " ".join(tekst.casefold().split()))
    for vorm in _MAANDEN:
        if gevonden := vorm.fullmatch(woord):
            delen = gevonden.groupdict()
            if (maand := _nummer(delen)) is not None:
                gezegd = int(delen["jaar"]) if delen["jaar"] else None
                return (
                    maand,
                    gezegd + 2000 if gezegd is not None and gezegd < 100 else gezegd or jaar,
                )
    try:
        dag = lees_datum(_VAN_TOT.split(woord)[0])
    except UserError:
        raise UserError(f"‘{tekst}’ is geen maand.", _MAAND_ADVIES) from None
    return dag.month, dag.year


def _nummer(delen: dict[str, str | None]) -> int | None:
    """Month of what was found; a name may be shortened to three letters or more."""
    if delen.get("maand"):
        return int(delen["maand"] or 0)
    naam = (delen.get("naam") or "").replace("mrt", "maart")
    passend = [nr for nr, maand in enumerate(typen.MAANDEN, 1) if maand.startswith(naam)]
    return passend[0] if len(passend) == 1 else None


def lees_uiterlijk(waarde: Waarde, maand: date) -> date:
    """Read the last day for declaring a month; without a year it is the first one after that month.

    Raises UserError for what is no date.
    """
    if isinstance(waarde, (date, datetime)):
        return lees_datum(waarde)
    tekst = als_tekst(waarde)
    if not any(teken.isdecimal() for teken in tekst) or tekst.startswith(("+", "-")):
        raise UserError(f"‘{tekst}’ is geen datum.", "Vul bijvoorbeeld 10-04-2026 in.")
    try:
        return lees_datum(tekst)
    except UserError as fout:
        gewoon = fout
    try:
        dag = typen.lees_datum(tekst, volgende_maand(maand))
    except UserError:
        raise gewoon from None
    zonder_jaar = not re.search(r"\d{4}|\d\d?[-/. ]\w+[-/. ]+\d\d$", tekst)
    if zonder_jaar and dag <= laatste_dag(maand):
        return typen.lees_datum(tekst, date(dag.year + 1, 1, 1))
    return dag


def _voorstel(
    uow: UnitOfWork, gemeente: str, tabel: Tabel, keuze: Kolomkeuze | None
) -> Kalendervoorstel:
    gekozen = kolommen.kies(uow, DOEL, tabel, keuze)
    if gekozen.ontbreekt:
        return Kalendervoorstel(tabel, gekozen)
    bestaand = declaratiekalender.van(uow.protocollen.declaratiedata(), gemeente)
    regels: list[Kalenderregel] = []
    fouten: list[Rijfout] = []
    eerder: dict[date, int] = {}
    for rij in tabel.rijen:
        lezer = Rijlezer(rij, gekozen.keuze, DOEL)
        gelezen = _lees_rij(lezer)
        if gelezen is not None and gelezen[0] in eerder:
            lezer.weiger(
                "maand",
                f"{maand_voluit(gelezen[0]).capitalize()} staat ook op rij {eerder[gelezen[0]]}.",
                "Die rij telt.",
            )
        elif gelezen is not None:
            maand, uiterlijk = gelezen
            eerder[maand] = rij.nummer
            stand = Stand.NIEUW if maand not in bestaand else Stand.GEWIJZIGD
            if bestaand.get(maand) == uiterlijk:
                stand = Stand.ONGEWIJZIGD
            regels.append(Kalenderregel(rij.nummer, maand, uiterlijk, stand))
        fouten += lezer.fouten
    return Kalendervoorstel(tabel, gekozen, regels, fouten)


def _lees_rij(lezer: Rijlezer) -> tuple[date, date] | None:
    """Read a row; None when something of it cannot be read, which the reader then knows."""
    jaar = lezer.lees("jaar", _lees_jaar)
    gelezen = lezer.lees("maand", lambda waarde: lees_maand(waarde, jaar))
    if lezer.fouten or gelezen is None:
        return None
    nummer, gezegd = gelezen
    uiterlijk = lezer.lees("uiterlijk", _lezer_van(nummer, gezegd))
    if uiterlijk is None:
        return None
    if gezegd is None:
        # The last month by that name that had begun on the day itself.
        gezegd = uiterlijk.year - (nummer > uiterlijk.month)
    maand = date(gezegd, nummer, 1)
    try:
        declaratiekalender.eis_dag(maand, uiterlijk)
    except UserError as fout:
        lezer.weiger("uiterlijk", fout.message, fout.advice or "")
        return None
    return maand, uiterlijk


def _lezer_van(nummer: int, jaar: int | None) -> Callable[[Waarde], date]:
    if jaar is not None:
        maand = date(jaar, nummer, 1)
        return lambda waarde: lees_uiterlijk(waarde, maand)
    return _lees_met_jaar


def _lees_met_jaar(waarde: Waarde) -> date:
    """Read a last day that must say its year, for the month beside it does not."""
    eerste = [lees_uiterlijk(waarde, date(jaar, 1, 1)) for jaar in (2001, 2002)]
    if eerste[0] != eerste[1]:
        raise UserError(
            f"‘{als_tekst(waarde)}’ heeft geen jaar, en de maand ook niet.",
            "Vul bij een van de twee het jaar in.",
        )
    return eerste[0]


def _lees_jaar(waarde: Waarde) -> int:
    jaar = int(lees_getal(waarde, decimalen=0))
    if not 2000 <= jaar <= 2098:
        raise UserError(f"Het jaar {jaar} klopt niet.", "Vul het jaar met vier cijfers in.")
    return jaar

"""Taking in delivered care of a file: looked at first, then kept as a whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.domain.zorg import Zorgregel
from app.errors import UserError
from app.services import kolommen, tabel, zorgregistratie
from app.services.kolommen import Kolomkeuze, Kolomvoorstel
from app.services.tabel import Tabel
from app.services.waarden import Rijfout, Rijlezer
from app.services.workspace import Workspace
from app.services.zorg import Oordeel, beoordeel
from app.services.zorgcontrole import Bezwaar
from app.services.zorgregistratie import AANTAL, BSN, DOEL, EENHEID, MEDEWERKER
from app.store.unit_of_work import UnitOfWork

Gelezenregel = tuple[Rijlezer, Zorgregel]


@dataclass(frozen=True, slots=True, kw_only=True)
class Zorgvoorstel:
    """What taking in a file would do; with ``fouten`` nothing of it is kept.

    ``kolommen`` says which column is which, ``eenheid`` (WJ756) what a line is in that does not
    say so; ``kies_eenheid`` when that has to be chosen first. ``niet`` says why there are no
    lines yet, ``eerder`` when the same file was taken in before. ``rijen`` has the number of the
    row of each line.
    """

    tabel: Tabel
    kolommen: Kolomvoorstel
    eenheid: str | None
    kies_eenheid: bool = False
    niet: str = ""
    eerder: str = ""
    regels: tuple[Zorgregel, ...] = ()
    rijen: tuple[int, ...] = ()
    fouten: tuple[Rijfout, ...] = ()
    waarschuwingen: tuple[Rijfout, ...] = ()

    @property
    def zonder_toewijzing(self) -> int:
        """How many lines wait for a 301."""
        return sum(regel.toewijzing_id is None for regel in self.regels)

    @property
    def kan(self) -> bool:
        """Whether it can be taken in."""
        return bool(self.regels) and not (self.fouten or self.niet or self.eerder)


def lees(
    workspace: Workspace,
    pad: Path,
    keuze: Kolomkeuze | None = None,
    eenheid: str | None = None,
) -> Zorgvoorstel:
    """Look at a CSV or XLSX file, and keep nothing. Raises UserError when it is no table.

    ``keuze`` and ``eenheid`` are what the user says; else what was remembered or can be told.
    """
    return bekijk(workspace, tabel.lees(pad), keuze, eenheid)


def bekijk(
    workspace: Workspace,
    gelezen: Tabel,
    keuze: Kolomkeuze | None = None,
    eenheid: str | None = None,
) -> Zorgvoorstel:
    """Look at a table that was read. Raises UserError when a column is chosen twice."""
    with workspace.lezen() as uow:
        return _stel_voor(uow, gelezen, keuze, eenheid, workspace.vandaag())


def importeer(workspace: Workspace, voorstel: Zorgvoorstel) -> Zorgvoorstel:
    """Take in what was looked at, judged anew; gives what came of it.

    Nothing is kept unless the result ``kan``. The choice of columns is remembered.
    """
    with workspace.schrijven() as uow:
        uit = _stel_voor(
            uow, voorstel.tabel, voorstel.kolommen.keuze, voorstel.eenheid, workspace.vandaag()
        )
        if not uit.kan:
            return uit
        nu = workspace.nu()
        bestand = uow.zorg.bewaar_bestand(uit.tabel.sha256, uit.tabel.bestand, nu)
        uow.zorg.voeg_toe(uit.regels, nu, bestand)
        kolommen.onthoud(uow, DOEL, uit.tabel.kop, uit.kolommen.keuze)
        # What the values of this file say is not said of the next one.
        if uit.eenheid and not zorgregistratie.eenheid_van_tijden(uit.tabel, uit.kolommen.keuze):
            uow.instellingen.zet_waarde(_sleutel(uit.tabel), uit.eenheid)
        uow.commit()
    return uit


def _stel_voor(
    uow: UnitOfWork,
    gelezen: Tabel,
    gekozen: Kolomkeuze | None,
    eenheid: str | None,
    vandaag: date,
) -> Zorgvoorstel:
    wat = kolommen.kies(uow, DOEL, gelezen, gekozen)
    zelf = EENHEID in wat.keuze or AANTAL not in wat.keuze
    eenheid = (
        eenheid
        or zorgregistratie.eenheid_van_kop(gelezen, wat.keuze)
        or zorgregistratie.eenheid_van_tijden(gelezen, wat.keuze)
    )
    if eenheid is None and not zelf:
        eenheid = uow.instellingen.waarde(_sleutel(gelezen)) or None
    voorstel = Zorgvoorstel(
        tabel=gelezen,
        kolommen=wat,
        eenheid=eenheid,
        eerder=_eerder(uow, gelezen),
        kies_eenheid=eenheid is None and not zelf,
    )
    try:
        kolommen.eis(wat, gelezen)
        zorgregistratie.eis(gelezen, wat.keuze)
    except UserError as fout:
        return replace(voorstel, niet=str(fout))
    if voorstel.kies_eenheid:
        return replace(
            voorstel,
            niet=f"In ‘{gelezen.bestand}’ staat niet of het minuten, uren of iets anders zijn. "
            "Kies de eenheid, of voeg een kolom ‘eenheid’ toe.",
        )
    gevonden = zorgregistratie.lees_rijen(gelezen, wat.keuze, eenheid)
    regels, zonder = _met_bsn(uow, gevonden.regels)
    oordelen = beoordeel(uow, [regel for _, regel in regels], vandaag)
    fouten, waarschuwingen = _gezegd(regels, oordelen)
    return replace(
        voorstel,
        regels=tuple(oordeel.regel for oordeel in oordelen),
        rijen=tuple(lezer.nummer for lezer, _ in regels),
        fouten=_op_rij([*gevonden.fouten, *zonder, *fouten]),
        # Of a file that is here already every line would look double.
        waarschuwingen=() if voorstel.eerder else _op_rij([*waarschuwingen, *_twee_keer(regels)]),
    )


def _sleutel(gelezen: Tabel) -> str:
    """Name of the setting with the Eenheid of a layout that does not say it."""
    return f"zorg.eenheid.{kolommen.indeling(gelezen.kop)}"


def _eerder(uow: UnitOfWork, gelezen: Tabel) -> str:
    bekend = uow.zorg.bestand(gelezen.sha256)
    if bekend is None:
        return ""
    naam, wanneer = bekend
    als = "" if naam == gelezen.bestand else f", als ‘{naam}’"
    return (
        f"Dit bestand is op {wanneer.astimezone():%d-%m-%Y} al ingelezen{als}. "
        "Er komt niets bij: kies een ander bestand."
    )


def _met_bsn(
    uow: UnitOfWork, regels: Sequence[Gelezenregel]
) -> tuple[list[Gelezenregel], list[Rijfout]]:
    """Find whose a line is that has a ToewijzingNummer alone."""
    nummers = {r.toewijzing_nummer for _, r in regels if not r.bsn and r.toewijzing_nummer}
    bsns = uow.dossiers.bsns_van_nummers(nummers)
    gevuld: list[Gelezenregel] = []
    fouten: list[Rijfout] = []
    for lezer, regel in regels:
        if regel.bsn:
            gevuld.append((lezer, regel))
            continue
        van = bsns.get(regel.toewijzing_nummer or 0, set())
        if len(van) == 1:
            gevuld.append((lezer, replace(regel, bsn=next(iter(van)))))
            continue
        melding = (
            f"Toewijzing {regel.toewijzing_nummer} is er van meer dan één cliënt."
            if van
            else f"Toewijzing {regel.toewijzing_nummer} is nog niet binnen, en er staat geen bsn."
        )
        fouten.append(lezer.rijfout(BSN, melding, "Vul ook het BSN in."))
    return gevuld, fouten


def _gezegd(
    regels: Sequence[Gelezenregel], oordelen: Sequence[Oordeel]
) -> tuple[list[Rijfout], list[Rijfout]]:
    """What is wrong with lines and what is odd; that nobody is named is said once."""
    fouten: list[Rijfout] = []
    waarschuwingen: list[Rijfout] = []
    zonder_naam: list[tuple[Rijlezer, Bezwaar]] = []
    for (lezer, _), oordeel in zip(regels, oordelen, strict=True):
        for bezwaar in oordeel.bezwaren:
            if bezwaar.kolom == MEDEWERKER:
                zonder_naam.append((lezer, bezwaar))
                continue
            naar = waarschuwingen if bezwaar.waarschuwing else fouten
            naar.append(lezer.rijfout(bezwaar.kolom, bezwaar.melding, bezwaar.advies))
    if zonder_naam:
        lezer, bezwaar = zonder_naam[0]
        meer = len(zonder_naam) > 1
        melding = f"Bij {len(zonder_naam)} regels staat geen medewerker." if meer else None
        waarschuwingen.append(lezer.rijfout(MEDEWERKER, melding or bezwaar.melding, bezwaar.advies))
    return fouten, waarschuwingen


def _twee_keer(regels: Sequence[Gelezenregel]) -> Iterator[Rijfout]:
    """Warn of a row that says the very same as one before it."""
    eerste: dict[Zorgregel, int] = {}
    for lezer, regel in regels:
        eerder = eerste.setdefault(regel, lezer.nummer)
        if eerder != lezer.nummer:
            yield lezer.rijfout(
                AANTAL,
                f"Deze regel lijkt dubbel: rij {eerder} is precies gelijk.",
                "Is het twee keer gebeurd, dan klopt het. Haal er anders een weg.",
            )


def _op_rij(fouten: Sequence[Rijfout]) -> tuple[Rijfout, ...]:
    return tuple(sorted(fouten, key=lambda fout: fout.rij))

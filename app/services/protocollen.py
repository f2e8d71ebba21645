"""Protocols: which there are and who follows them, and those that the user makes from another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.deadlines.protocol import Protocol, Term, protocol, protocollen
from app.deadlines.protocolboek import Protocolboek, van_eigen
from app.deadlines.woorden import volgorde
from app.domain.eigen_protocol import EigenProtocol, Termwaarde
from app.errors import FieldError, UserError
from app.services import eigen_termijn
from app.services.instellen import eis_protocol, gemeenten_in, protocolboek
from app.services.workspace import Workspace
from app.standard.codelijsten import gemeentenaam
from app.store.unit_of_work import UnitOfWork

LANGSTE_TITEL = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocolregel:
    """A protocol in a list; ``origineel`` is the title of what it copies, empty for none.

    ``anders`` counts the terms that differ from that, ``gevolgd_door`` are gemeentecodes.
    """

    naam: str
    titel: str
    document: str
    geldig_vanaf: date
    geldig_tot: date | None
    origineel: str
    anders: int
    gevolgd_door: tuple[str, ...]

    @property
    def eigen(self) -> bool:
        """Whether the user made it."""
        return bool(self.origineel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Termregel:
    """A term of a protocol beside that of its original, which is None where that has none.

    ``voorbeeld`` tells that neither has it: another protocol does, and it can be taken over.
    """

    term: Term
    origineel: Term | None
    voorbeeld: bool = False

    @property
    def soort(self) -> str:
        """Name of the term."""
        return self.term.soort

    @property
    def anders(self) -> frozenset[str]:
        """What differs from the original, of what a user can change."""
        if self.voorbeeld or self.origineel is None:
            return frozenset()
        return frozenset(eigen_termijn.verschil(self.origineel, self.term))


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocolbeeld:
    """Everything of one protocol; ``eigen`` and ``origineel`` are None for one not of the user."""

    regel: Protocolregel
    eigen: EigenProtocol | None
    origineel: Protocol | None
    termen: tuple[Termregel, ...]


@dataclass(frozen=True, slots=True)
class Verwijderd:
    """A protocol that was taken away, with the gemeenten that followed it by choice."""

    eigen: EigenProtocol
    gemeenten: tuple[str, ...]


def lijst(workspace: Workspace) -> list[Protocolregel]:
    """Give every protocol with who follows it: the national one first, those of the user last."""
    with workspace.lezen() as uow:
        boek = protocolboek(uow)
        volgers = _volgers(uow, boek)
    return [_regel(boek, naam, volgers) for naam in boek.namen()]


def beeld(workspace: Workspace, naam: str) -> Protocolbeeld:
    """Give all terms of a protocol, those that differ beside the original.

    Of one of the user also those that only other protocols have. Raises UserError for a name that
    there is not.
    """
    with workspace.lezen() as uow:
        boek = protocolboek(uow)
        eis_protocol(boek, naam)
        volgers = _volgers(uow, boek)
    gekozen, eigen = boek.protocol(naam), boek.eigen.get(naam)
    origineel = protocol(eigen.erft_van) if eigen is not None else None
    van = origineel or gekozen
    termen = [
        Termregel(term=term, origineel=van.termijnen.get(soort))
        for soort, term in gekozen.termijnen.items()
    ]
    if eigen is not None:
        termen += [
            Termregel(term=term, origineel=None, voorbeeld=True)
            for soort, term in _voorbeelden().items()
            if soort not in gekozen.termijnen
        ]
    return Protocolbeeld(
        regel=_regel(boek, naam, volgers),
        eigen=eigen,
        origineel=origineel,
        termen=tuple(sorted(termen, key=lambda een: (een.voorbeeld, volgorde(een.soort)))),
    )


def kopieer(
    workspace: Workspace,
    van: str,
    titel: str,
    vanaf: date | None = None,
    tot: date | None = None,
) -> EigenProtocol:
    """Make a protocol of the user from another one; without ``vanaf`` valid from 1 January.

    The copy of one of the user differs in the same from the same original. Raises UserError for a
    protocol that there is not, and FieldError for a title or days that cannot be.
    """
    with workspace.schrijven() as uow:
        boek = protocolboek(uow)
        eis_protocol(boek, van)
        bron = boek.eigen.get(van)
        nieuw = EigenProtocol(
            naam=_nieuwe_naam(titel, boek),
            titel=_titel(titel, "", boek),
            erft_van=bron.erft_van if bron is not None else van,
            geldig_vanaf=vanaf or workspace.vandaag().replace(month=1, day=1),
            geldig_tot=tot,
            verschillen=bron.verschillen if bron is not None else {},
            vastgelegd_op=workspace.vandaag(),
        )
        _eis_dagen(nieuw)
        uow.protocollen.zet(nieuw)
        uow.commit()
    return nieuw


def wijzig(
    workspace: Workspace, naam: str, titel: str, vanaf: date, tot: date | None
) -> EigenProtocol:
    """Give a protocol of the user another title or validity. Raises FieldError if it cannot be."""
    with workspace.schrijven() as uow:
        boek = protocolboek(uow)
        oud = _eigen(boek, naam)
        nieuw = replace(oud, titel=_titel(titel, naam, boek), geldig_vanaf=vanaf, geldig_tot=tot)
        _eis_dagen(nieuw)
        uow.protocollen.zet(nieuw)
        uow.commit()
    return nieuw


def zet_termijn(
    workspace: Workspace, naam: str, soort: str, wijziging: Mapping[str, str]
) -> Termregel:
    """Change a term of a protocol of the user; what is the same as in the original is not kept.

    A term that the original does not have is taken from the first protocol that does. Raises
    FieldError with the reason beside the field for what cannot be, UserError for what is not there.
    """
    with workspace.schrijven() as uow:
        eigen = _eigen(protocolboek(uow), naam)
        origineel = protocol(eigen.erft_van).termijnen.get(soort)
        van = origineel or _voorbeelden().get(soort)
        if van is None:
            raise UserError(
                f"Er is geen termijn ‘{soort}’.", f"Kies uit: {', '.join(_voorbeelden())}."
            )
        huidig = van_eigen(eigen).termijnen.get(soort, van)
        gelezen = eigen_termijn.lees(van, huidig, wijziging, geleend=origineel is None)
        anders = (
            eigen_termijn.volledig(gelezen)
            if origineel is None
            else eigen_termijn.verschil(origineel, gelezen)
        )
        nieuw = _met_term(eigen, soort, anders)
        gemaakt = van_eigen(nieuw).termijnen[soort]
        uow.protocollen.zet(nieuw)
        uow.commit()
    return Termregel(term=gemaakt, origineel=origineel)


def herstel_termijn(workspace: Workspace, naam: str, soort: str) -> EigenProtocol:
    """Let a term be as in the original again; gives the protocol as it was before."""
    with workspace.schrijven() as uow:
        eigen = _eigen(protocolboek(uow), naam)
        uow.protocollen.zet(_met_term(eigen, soort, {}))
        uow.commit()
    return eigen


def zet(workspace: Workspace, eigen: EigenProtocol) -> None:
    """Keep a protocol of the user as it was before something was undone."""
    with workspace.schrijven() as uow:
        uow.protocollen.zet(eigen)
        uow.commit()


def verwijder(workspace: Workspace, naam: str) -> Verwijderd:
    """Take a protocol of the user away; who followed it follows the original again.

    Gives what is needed to put it back. Raises UserError for one that is not of the user.
    """
    with workspace.schrijven() as uow:
        boek = protocolboek(uow)
        eigen = _eigen(boek, naam)
        gemeenten = tuple(code for code, gekozen in boek.keuzes.items() if gekozen == naam)
        for code in gemeenten:
            uow.instellingen.zet_protocol(code, eigen.erft_van)
        uow.protocollen.verwijder(naam)
        uow.commit()
    return Verwijderd(eigen, tuple(sorted(gemeenten, key=gemeentenaam)))


def zet_terug(workspace: Workspace, weg: Verwijderd) -> None:
    """Put back what was taken away, and let the same gemeenten follow it."""
    with workspace.schrijven() as uow:
        uow.protocollen.zet(weg.eigen)
        for code in weg.gemeenten:
            uow.instellingen.zet_protocol(code, weg.eigen.naam)
        uow.commit()


def _regel(boek: Protocolboek, naam: str, volgers: Mapping[str, Sequence[str]]) -> Protocolregel:
    een, eigen = boek.protocol(naam), boek.eigen.get(naam)
    return Protocolregel(
        naam=naam,
        titel=een.titel,
        document=een.document,
        geldig_vanaf=een.geldig_vanaf,
        geldig_tot=een.geldig_tot,
        origineel=protocol(eigen.erft_van).titel if eigen is not None else "",
        anders=len(eigen.verschillen) if eigen is not None else 0,
        gevolgd_door=tuple(volgers.get(naam, ())),
    )


def _volgers(uow: UnitOfWork, boek: Protocolboek) -> dict[str, list[str]]:
    """Give the gemeenten with which one works, by the protocol that they follow; by name."""
    volgers: dict[str, list[str]] = {}
    for een in gemeenten_in(uow, boek):
        volgers.setdefault(een.protocol, []).append(een.code)
    return volgers


def _voorbeelden() -> dict[str, Term]:
    """Give every term that any protocol has, from the first that has it."""
    termen: dict[str, Term] = {}
    for naam in protocollen():
        for soort, term in protocol(naam).termijnen.items():
            termen.setdefault(soort, term)
    return termen


def _eigen(boek: Protocolboek, naam: str) -> EigenProtocol:
    eis_protocol(boek, naam)
    if naam not in boek.eigen:
        raise UserError(
            f"{boek.protocol(naam).titel} hoort bij Heenweer en blijft zoals het is.",
            "Maak er een kopie van en pas die aan.",
        )
    return boek.eigen[naam]


def _met_term(eigen: EigenProtocol, soort: str, anders: Mapping[str, Termwaarde]) -> EigenProtocol:
    verschillen = {een: velden for een, velden in eigen.verschillen.items() if een != soort}
    if anders:
        verschillen[soort] = anders
    return replace(eigen, verschillen=verschillen)


def _titel(tekst: str, naam: str, boek: Protocolboek) -> str:
    """Read a title; ``naam`` is that of the protocol itself, which may keep it."""
    titel = " ".join(tekst.split())
    if not titel:
        raise FieldError("titel", "Vul een naam in.", "Zo vind je het protocol terug.")
    if len(titel) > LANGSTE_TITEL:
        raise FieldError(
            "titel", f"Deze naam heeft {len(titel)} tekens.", f"Maak er {LANGSTE_TITEL} van."
        )
    for ander in boek.namen():
        if ander != naam and boek.protocol(ander).titel.casefold() == titel.casefold():
            raise FieldError("titel", f"Er is al een protocol ‘{titel}’.", "Kies een andere naam.")
    return titel


def _nieuwe_naam(titel: str, boek: Protocolboek) -> str:
    """Make a name that no other protocol has, nor one of a later version of the program."""
    los = unicodedata.normalize("NFKD", titel.casefold()).encode("ascii", "ignore").decode()
    naam = begin = f"eigen-{re.sub('[^a-z0-9]+', '-', los).strip('-')[:40]}".rstrip("-")
    nummer = 2
    while naam in boek.eigen:
        naam, nummer = f"{begin}-{nummer}", nummer + 1
    return naam


def _eis_dagen(een: EigenProtocol) -> None:
    if een.geldig_tot is not None and een.geldig_tot < een.geldig_vanaf:
        raise FieldError(
            "tot", "Het protocol eindigt voordat het begint.", "Kijk de twee datums na."
        )

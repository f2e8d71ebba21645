"""Checking files, also those of another program, without keeping anything."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.domain.dossier import Dossier
from app.errors import UserError
from app.rules.check import check
from app.rules.finding import Finding
from app.rules.pad import voorvader
from app.services.bestanden import Bestand, lees
from app.services.bron import bron_voor, kenmerk
from app.services.ontvangen import Voortgang
from app.services.verzenden import schemabevinding
from app.services.workspace import Workspace
from app.standard.bericht import Bericht
from app.standard.codec import decode_boom, herken, parse
from app.standard.element import Vorm
from app.standard.leesbaar import Regel, leesbaar
from app.standard.leesfout import Berichtfout
from app.standard.regelregister import regelnummer
from app.standard.ruw import ruw_leesbaar
from app.standard.xmlplaats import leesbare_xml, regels_per_pad, sleutel, tekst_van
from app.store.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

_IN_BERICHT = 2  # the highest level of control that looks at one message alone (IV032)
_VAN_DE_GEMEENTE = (
    "Dit bericht komt van de gemeente. Vraag de gemeente om het te verbeteren en opnieuw te sturen."
)


@dataclass(frozen=True, slots=True)
class Controle:
    """What is wrong with one file; ``geldig`` tells whether it satisfies the schema.

    ``fout`` says why there is no valid message in it; ``bevindingen`` are then the schema errors.
    """

    bestand: str
    vorm: Vorm | None
    geldig: bool
    fout: UserError | None
    bevindingen: tuple[Finding, ...]
    inhoud: bytes = field(default=b"", repr=False)

    @property
    def bericht(self) -> str | None:
        """Name of the message, such as ``JW301``, or None when it is none of the standard."""
        return self.vorm.naam if self.vorm is not None else None

    @property
    def reden(self) -> str:
        """Why there is no valid message in the file, and what to do; empty when there is."""
        return str(self.fout) if self.fout is not None else ""

    @property
    def te_doen(self) -> str:
        """What to do about all schema errors of a message that we receive; empty of any other.

        Each finding of a rule says already what to ask the gemeente.
        """
        schema = self.fout is not None and self.bevindingen
        return _VAN_DE_GEMEENTE if schema and _ontvangen(self.vorm) else ""

    @property
    def in_orde(self) -> bool:
        """Whether nothing was found."""
        return self.geldig and not self.bevindingen

    @property
    def onleesbaar(self) -> bool:
        """Whether there is no message of release 3.2 to be made of it."""
        return not self.geldig and not self.bevindingen


@dataclass(frozen=True, slots=True)
class Inzage:
    """A checked file to read: in words, as XML, and where in that XML each finding is.

    ``plaatsen`` gives the line, from 1, of each element by its path; ``gevonden`` the path and
    the line for each finding, in the same order, or the line where reading stopped.
    ``zoals_het_is`` tells that the lines are those of the file itself.
    """

    leesbaar: tuple[Regel, ...]
    xml: str
    plaatsen: Mapping[str, int]
    gevonden: tuple[tuple[str, int | None], ...]
    zoals_het_is: bool


def controleer(
    workspace: Workspace, paden: Iterable[Path], voortgang: Voortgang | None = None
) -> list[Controle]:
    """Judge files by schema and rules, against the dossiers that are known.

    ``voortgang`` hears after every file how many are done, and answers whether to go on.
    """
    gedaan: list[Controle] = []
    for bestand in lees(paden):
        gedaan.append(_veilig(workspace, bestand))
        if voortgang is not None and not voortgang(len(gedaan), bestand.naam):
            break
    return gedaan


def inzage(controle: Controle) -> Inzage:
    """Read a checked file as a person does, whatever is wrong with it."""
    heel = tekst_van(controle.inhoud)
    xml = leesbare_xml(heel, len(heel))
    plaatsen = regels_per_pad(xml)
    paden = [voorvader(sleutel(b.pad), plaatsen.__contains__) for b in controle.bevindingen]
    gevonden = [(pad, plaatsen.get(pad)) for pad in paden]
    if isinstance(controle.fout, Berichtfout) and controle.fout.regel and xml == heel:
        gevonden.append(("", controle.fout.regel))
    return Inzage(_in_woorden(controle), xml, plaatsen, tuple(gevonden), xml == heel)


def zonder_waarden(controle: Controle) -> tuple[tuple[str, str], ...]:
    """Say of each finding what is wrong and what to do, repeating nothing that the message holds.

    What a rule found, and what to do about it, often quotes amounts and dates: the title of the
    rule stands for it, and nothing is said of what to do.
    """
    if isinstance(controle.fout, Berichtfout):
        paren = zip(controle.fout.fouten, controle.bevindingen, strict=True)
        return tuple((fout.zonder_waarde, bevinding.advies) for fout, bevinding in paren)
    return tuple(
        (f"Het bericht voldoet hier niet aan: {regelnummer(bevinding.regel).titel}.", "")
        for bevinding in controle.bevindingen
    )


def te_doen_zonder_waarden(controle: Controle) -> str:
    """Say what to do about a message that we receive, where no finding itself may say it.

    Only where all that was found is wrong in the message alone: what does not fit what came
    before may be the fault of another message.
    """
    in_bericht = all(bevinding.niveau <= _IN_BERICHT for bevinding in controle.bevindingen)
    mis = in_bericht and bool(controle.bevindingen)
    return _VAN_DE_GEMEENTE if mis and _ontvangen(controle.vorm) else ""


def _ontvangen(vorm: Vorm | None) -> bool:
    return vorm is not None and vorm.soort.ontvangt_aanbieder


def _in_woorden(controle: Controle) -> tuple[Regel, ...]:
    if controle.vorm is None:
        return ()
    root = parse(controle.inhoud)
    if not controle.geldig:
        return ruw_leesbaar(root)
    return leesbaar(decode_boom(root, controle.vorm))


def _veilig(workspace: Workspace, bestand: Bestand) -> Controle:
    """Judge one file; whatever goes wrong stays with that file."""
    try:
        with workspace.lezen() as uow:
            return _controleer(workspace, uow, bestand)
    except Exception:
        log.exception("a file could not be checked")
        fout = UserError(
            "Bij het controleren van dit bestand ging er iets mis in Heenweer.",
            "Dat ligt aan Heenweer. Probeer het na een nieuwe versie opnieuw.",
        )
        return Controle(bestand.naam, None, False, fout, (), bestand.inhoud)


def _controleer(workspace: Workspace, uow: UnitOfWork, bestand: Bestand) -> Controle:
    vorm = None
    try:
        if bestand.fout is not None:
            raise bestand.fout
        root = parse(bestand.inhoud)
        vorm = herken(root)
        bericht = decode_boom(root, vorm)
    except UserError as fout:
        fouten = fout.fouten if isinstance(fout, Berichtfout) else ()
        gevonden = tuple(schemabevinding(f) for f in fouten)
        if _ontvangen(vorm):  # who receives it cannot change it
            paren = zip(gevonden, fouten, strict=True)
            gevonden = tuple(replace(bevinding, advies=f.hoort) for bevinding, f in paren)
        return Controle(bestand.naam, vorm, False, fout, gevonden, bestand.inhoud)
    eigen_id = _eigen_id(uow, bestand.inhoud, bericht)
    zelf = () if eigen_id is None else (eigen_id,)
    dossier = _dossier(uow, bericht, zelf)
    bron = bron_voor(uow, [bericht], workspace.vandaag(), zelf)
    if eigen_id is not None:
        # A message that we have is not a second one beside itself.
        bron.gebruikt.discard(kenmerk(bericht))
        for toewijzing in dossier.toewijzingen.values():
            toewijzing.meldingen = [m for m in toewijzing.meldingen if m.bericht_id != eigen_id]
    gevonden = check(bericht, dossier, bron)
    return Controle(bestand.naam, vorm, True, None, gevonden, bestand.inhoud)


def _eigen_id(uow: UnitOfWork, inhoud: bytes, bericht: Bericht) -> int | None:
    """Id of this very message, when it came in or was made here."""
    hash_ = hashlib.sha256(inhoud).hexdigest()
    ontvangen = uow.berichten.bekend([hash_]).get(hash_)
    if ontvangen is not None:
        return ontvangen.id
    verzonden = uow.berichten.vind_verzending(bericht.identificatie)
    return verzonden.id if verzonden is not None and verzonden.inhoud == inhoud else None


def _dossier(uow: UnitOfWork, bericht: Bericht, zelf: Collection[int]) -> Dossier:
    """Dossier of the client of a message; a declaration is about many, and has none here."""
    client = getattr(bericht, "client", None)
    if client is None:
        return Dossier()
    dossiers = uow.dossiers.laad([client.bsn])
    uow.declaraties.vul(dossiers.values())  # what was granted may not be taken away (TR385)
    uow.verzoeken.vul(dossiers.values(), zelf)  # one at a time (TR374)
    return dossiers[client.bsn]

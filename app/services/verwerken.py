"""Judging received messages and taking their facts over, a group in one transaction.

A group costs a fixed number of queries, however many messages it has.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.contract import Aanbieder
from app.domain.dossier import Dossier
from app.domain.levering import Melding
from app.domain.ontvangst import Ontvangst, Ontvangststatus, weigert
from app.domain.toewijzing import Toewijzing
from app.domain.verzending import Status, Verzending
from app.errors import UserError
from app.rules.check import check
from app.rules.finding import Finding
from app.services import retouren
from app.services.antwoorden import Antwoorden, verwerk_foutbericht
from app.services.bron import Databron, bron_voor
from app.services.declaratieantwoord import Declaratieantwoorden
from app.services.verzoekantwoord import Verzoekantwoorden, op_volgorde
from app.services.workspace import Workspace
from app.services.zorg import koppel_los
from app.standard.bericht import Bericht
from app.standard.codec import decode_boom, herken, parse
from app.standard.codelijsten import gemeentenaam
from app.standard.declaratie import DeclaratieAntwoordbericht
from app.standard.foutbericht import Foutbericht, is_foutbericht, lees_foutbericht
from app.standard.leesbaar import datum_voluit
from app.standard.toewijzing import Toewijzingbericht
from app.standard.verzoek import Antwoordbericht
from app.store.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Oordeel:
    """What came of one received file."""

    ontvangst: Ontvangst
    bericht: Bericht | None = None
    foutbericht: Foutbericht | None = None
    bevindingen: tuple[Finding, ...] = ()

    def weiger(self, fout: UserError) -> None:
        """Put the file under *Niet verwerkt*, with the reason."""
        self.ontvangst.status = Ontvangststatus.GEWEIGERD
        self.ontvangst.reden = fout.message
        self.ontvangst.advies = fout.advice or ""


class Verwerking:
    """One group of received files in one transaction; ``commit`` is for the caller."""

    def __init__(self, workspace: Workspace, uow: UnitOfWork) -> None:
        self._ws = workspace
        self._uow = uow
        self._agbs = {aanbieder.agb for aanbieder in uow.instellingen.aanbieders()}
        self._dossiers: dict[str, Dossier] = {}
        self._bron = Databron(workspace.vandaag())
        self._antwoorden = Antwoorden(uow, ())
        self._declaraties = Declaratieantwoorden(uow, ())
        self._verzoeken = Verzoekantwoorden(uow, self._bron, self._antwoorden)
        self._uit: list[Verzending] = []
        self._vervallen: list[int] = []

    def verwerk(self, ontvangsten: Sequence[Ontvangst]) -> list[Oordeel]:
        """Judge each file, take over what is right, prepare what must be answered."""
        oordelen = [Oordeel(ontvangst) for ontvangst in ontvangsten]
        for ontvangst in ontvangsten:
            ontvangst.reden = ontvangst.advies = ""  # of an earlier time that it was refused
        gelezen = [oordeel for oordeel in oordelen if _veilig(self._lees, oordeel)]
        self._haal_op([oordeel.bericht for oordeel in gelezen if oordeel.bericht])
        for oordeel in op_volgorde(gelezen, lambda oordeel: oordeel.bericht):
            if _veilig(self._verwerk_een, oordeel):
                oordeel.ontvangst.status = Ontvangststatus.VERWERKT
        self._bewaar(oordelen)
        return oordelen

    def _haal_op(self, berichten: Sequence[Bericht]) -> None:
        bsns = [b.client.bsn for b in berichten if isinstance(b, Toewijzingbericht) and b.client]
        # In the order in which they came: what is new is numbered in it.
        self._dossiers = self._uow.dossiers.laad(list(dict.fromkeys(bsns)))
        self._uow.declaraties.vul(self._dossiers.values())
        self._bron = bron_voor(self._uow, berichten, self._ws.vandaag())
        self._antwoorden = Antwoorden(self._uow, berichten)
        self._declaraties = Declaratieantwoorden(self._uow, berichten)
        self._verzoeken = Verzoekantwoorden(self._uow, self._bron, self._antwoorden)

    def _bewaar(self, oordelen: Sequence[Oordeel]) -> None:
        self._uow.dossiers.bewaar(self._dossiers.values())
        if self._dossiers:
            koppel_los(self._uow, self._dossiers)  # care was recorded before its 301 came
        for oordeel in oordelen:
            if isinstance(oordeel.bericht, Toewijzingbericht) and oordeel.bericht.client:
                dossier = self._dossiers.get(oordeel.bericht.client.bsn)
                if dossier is not None and dossier.client is not None:
                    oordeel.ontvangst.client_id = dossier.client.id
        self._uow.berichten.werk_bij([oordeel.ontvangst for oordeel in oordelen])
        self._uow.berichten.bewaar_bevindingen(
            {
                oordeel.ontvangst.bewaard_id: oordeel.bevindingen
                for oordeel in oordelen
                if oordeel.bevindingen
            }
        )
        self._antwoorden.bewaar()
        self._declaraties.bewaar()
        self._verzoeken.bewaar()
        self._uow.berichten.zet_status(self._vervallen, Status.VERVALLEN)
        self._uow.berichten.bewaar_uit(self._uit)

    def _lees(self, oordeel: Oordeel) -> None:
        """Find out what a file is. Raises UserError when it is nothing for us."""
        root = parse(oordeel.ontvangst.inhoud)
        if is_foutbericht(root):
            oordeel.foutbericht = lees_foutbericht(root)
            return
        ontvangst = oordeel.ontvangst
        vorm = herken(root)
        ontvangst.wet, ontvangst.soort = vorm.wet, vorm.soort
        bericht = decode_boom(root, vorm)
        oordeel.bericht = bericht
        ontvangst.gemeente, ontvangst.aanbieder = bericht.gemeente, bericht.aanbieder
        ontvangst.identificatie = bericht.identificatie
        ontvangst.heen_identificatie = bericht.heen_identificatie
        ontvangst.dagtekening = bericht.header.bericht_identificatie.dagtekening
        self._is_voor_ons(bericht)

    def _is_voor_ons(self, bericht: Bericht) -> None:
        if not bericht.soort.ontvangt_aanbieder:
            raise UserError(
                f"Dit is een {bericht.naam} ({bericht.soort.titel.lower()}). "
                "Dat bericht stuur je zelf, je ontvangt het niet.",
                "Kies de bestanden die je bij VECOZO hebt opgehaald.",
            )
        if not self._agbs:
            # A first import tells who we are: a question that the app can answer is not asked.
            self._uow.instellingen.zet_aanbieder(Aanbieder(bericht.aanbieder, naam=""))
            self._agbs.add(bericht.aanbieder)
        if bericht.aanbieder not in self._agbs:
            raise UserError(
                f"Dit bericht is voor AGB-code {bericht.aanbieder}. "
                f"Die is niet van jou: bij Instellingen {_staat_of_staan(self._agbs)}.",
                "Is het wel jouw code? Voeg hem toe bij Instellingen en importeer opnieuw. "
                "Zo niet, meld het aan de gemeente: er staan gegevens van een ander in.",
            )

    def _verwerk_een(self, oordeel: Oordeel) -> None:
        if oordeel.foutbericht is not None:
            verwerk_foutbericht(self._ws, self._uow, oordeel.foutbericht, oordeel.ontvangst)
            return
        bericht = oordeel.bericht
        assert bericht is not None  # _lees found one or the other
        if isinstance(bericht, DeclaratieAntwoordbericht):
            bevindingen = check(bericht, Dossier(), self._bron)
            self._declaraties.verwerk(bericht, oordeel.ontvangst)
            oordeel.bevindingen = bevindingen
            return
        if bericht.soort.is_retour:
            self._antwoorden.verwerk(bericht, oordeel.ontvangst)
            return
        dossier = self._dossier(bericht)
        oordeel.bevindingen = check(bericht, dossier, self._bron)
        self._bron.neem_op(bericht)
        weigerend = [b for b in oordeel.bevindingen if weigert(b.regel)]
        if weigerend:
            oordeel.ontvangst.reden = _reden(bericht, weigerend)
        elif isinstance(bericht, Toewijzingbericht):
            assert bericht.client is not None  # a 301 has one by schema
            self._dossiers.setdefault(bericht.client.bsn, dossier)
            geraakt = dossier.neem_op(
                bericht, oordeel.ontvangst.bewaard_id, oordeel.ontvangst.ontvangen_op
            )
            teksten = (
                self._volg_op(geraakt, dossier),
                self._verzoeken.verwerk_toewijzing(bericht, oordeel.ontvangst),
            )
            oordeel.ontvangst.reden = " ".join(tekst for tekst in teksten if tekst)
        if isinstance(bericht, Antwoordbericht):
            self._verzoeken.verwerk_antwoord(bericht, oordeel.ontvangst, goed=not weigerend)
        self._uit.append(
            retouren.bereid_voor(self._ws, bericht, oordeel.bevindingen, oordeel.ontvangst.id)
        )

    def _volg_op(self, toewijzingen: Sequence[Toewijzing], dossier: Dossier) -> str:
        """See to what was reported and has not left, when the gemeente changed its Toewijzing.

        On a Toewijzing that was taken back nothing can be reported: a message about it alone
        lapses. Gives what the user must know of it.
        """
        teksten = []
        for een in toewijzingen:
            klaar = [m for m in een.meldingen if m.status is Status.KLAAR and not m.intrekking]
            einde = een.actueel.einddatum
            if een.verwijderd and klaar:
                teksten.append(self._laat_vervallen(een, dossier, klaar))
            elif einde is not None and any((m.einddatum or date.min) > einde for m in klaar):
                teksten.append(
                    f"Toewijzing {een.sleutel.nummer} loopt nu tot en met {datum_voluit(einde)}. "
                    "De stop die klaarstaat noemt een latere dag: corrigeer hem."
                )
        return " ".join(teksten)

    def _laat_vervallen(self, een: Toewijzing, dossier: Dossier, klaar: Sequence[Melding]) -> str:
        weg = f"De gemeente heeft toewijzing {een.sleutel.nummer} verwijderd."
        ids = {m.bericht_id for m in klaar if m.bericht_id is not None}
        for ander in dossier.toewijzingen.values():
            if ander is not een and any(m.bericht_id in ids for m in ander.meldingen):
                return (
                    f"{weg} In een bericht dat klaarstaat staat hij samen met een andere "
                    "toewijzing: trek dat bericht terug en meld alleen de andere."
                )
        for melding in een.meldingen:
            if melding.bericht_id in ids:
                melding.status = Status.VERVALLEN
        self._vervallen += sorted(ids)
        wat = " en de ".join(sorted({str(m.soort) for m in klaar}))
        stond, is_ = ("stond", "is") if len(klaar) == 1 else ("stonden", "zijn")
        return f"{weg} De {wat} die klaar{stond} {is_} vervallen."

    def _dossier(self, bericht: Bericht) -> Dossier:
        if isinstance(bericht, Toewijzingbericht) and bericht.client is not None:
            return self._dossiers.get(bericht.client.bsn) or Dossier()
        return Dossier()


def _veilig(doe: Callable[[Oordeel], None], oordeel: Oordeel) -> bool:
    """Do one step for one file; whatever goes wrong stays with that file."""
    try:
        doe(oordeel)
    except UserError as fout:
        oordeel.weiger(fout)
    except Exception:
        log.exception("a received file could not be processed")
        oordeel.weiger(
            UserError(
                "Bij het verwerken van dit bestand ging er iets mis in Heenweer.",
                "Het bestand is bewaard. Probeer het na een nieuwe versie opnieuw.",
            )
        )
    else:
        return True
    return False


def _reden(bericht: Bericht, bevindingen: Sequence[Finding]) -> str:
    eerste = bevindingen[0]
    return (
        f"Dit bericht van {gemeentenaam(bericht.gemeente)} klopt niet: {eerste.melding} "
        f"(regel {eerste.regel}) De {bericht.soort.retour.value} die dit meldt staat klaar."
    )


def _staat_of_staan(agbs: Iterable[str]) -> str:
    codes = sorted(agbs)
    return f"staat {codes[0]}" if len(codes) == 1 else f"staan {', '.join(codes)}"

"""What the aanbieder of the demo asks for a client, and what the gemeente decides on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from app.domain.aanvraag import Aanvraag, Productopgave, Verwijzeropgave, Wijzigingopgave
from app.domain.client import Client
from app.domain.verwijzing import Verwijzing
from app.domain.verzending import Status
from app.forms.aanvraag_form import opgave_van
from app.forms.wijziging_form import als_nu
from app.paths import resources
from app.services import aanvragen, concepten, melden, verwijzingen, wijzigen
from app.services.demo_zorg import Zorg
from app.services.verzoeksturen import Verzoekform
from app.services.workspace import Workspace
from app.standard.codec import decode
from app.standard.toewijzing import ToegewezenProduct
from app.standard.verzoek import VerzoekToewijzingbericht, VerzoekWijzigingbericht

HUISARTS = Verwijzeropgave(type="02", naam="Huisartsenpraktijk Het Veerhuis")
JEUGDARTS = Verwijzeropgave(type="03", naam="Jeugdarts mw. A. Elzenaar")
INSTELLING = Verwijzeropgave(type="04", naam="Jeugdbescherming De Lisdodde")
SPECIALIST = Verwijzeropgave(type="05", naam="Kinderarts dhr. P. Molenwiek")
_VERWEZEN, _AANGEMELD = timedelta(days=20), timedelta(days=13)  # before the first contact
_BRIEF = resources() / "demo" / "verwijzing.pdf"
_CLIENTSITUATIE = "1"  # RedenVerzoek (WJ758)


@dataclass(frozen=True, slots=True)
class Vraag:
    """What is asked for a client: how, by whom the client was referred, and past what."""

    door: Verwijzeropgave = HUISARTS
    redenen: Mapping[str, str] | None = None
    met_scan: bool = False
    tot: Status = Status.INGEDIEND


class Aanvrager:
    """Asks for one client of one gemeente, each act on its day."""

    def __init__(self, zorg: Zorg) -> None:
        self._zorg = zorg
        self._gevraagd: VerzoekToewijzingbericht | VerzoekWijzigingbericht | None = None

    # What the aanbieder does

    def vraagt(self, dag: date, ingang: date, vraag: Vraag) -> None:
        """A 315 is sent for every product."""
        zorg = self._zorg

        def daad(workspace: Workspace) -> None:
            producten = [zorg.gemeenten.te_vragen(p, ingang) for p in zorg.opdracht.producten]
            aanvraag = self._aanvraag(dag, vraag.door, producten)
            if vraag.met_scan:
                id_ = aanvragen.voeg_scans_toe(workspace, aanvraag, [_BRIEF])
                aanvraag = replace(aanvraag, verwijzing_id=id_)
            form = aanvragen.formulier_met(workspace, aanvraag)
            self._verstuur(workspace, form, vraag.redenen or {}, vraag.tot)

        zorg.dagboek.doe(dag, daad)

    def begint(self, dag: date) -> None:
        """A 315 is filled in up to the products, and left."""
        zorg = self._zorg

        def daad(workspace: Workspace) -> None:
            aanvraag = self._aanvraag(dag, JEUGDARTS, [Productopgave()])
            form = aanvragen.formulier_met(workspace, aanvraag)
            concepten.bewaar(workspace, form, "producten")

        zorg.dagboek.doe(dag, daad)

    def vraagt_langer(self, dag: date, einddatum: date) -> None:
        """A 317 is sent to have the first product go on until another day."""
        self._wijzigt(dag, lambda wijziging: replace(wijziging, einddatum=einddatum))

    def vraagt_meer(self, dag: date, erbij: int, vanaf: date) -> None:
        """A 317 is sent for more of the first product, from a day."""

        def anders(een: Wijzigingopgave) -> Wijzigingopgave:
            return replace(een, gewenste_ingangsdatum=vanaf, volume=(een.volume or 0) + erbij)

        self._wijzigt(dag, anders)

    def _wijzigt(self, dag: date, anders: Callable[[Wijzigingopgave], Wijzigingopgave]) -> None:
        zorg = self._zorg

        def daad(workspace: Workspace) -> None:
            nummer = zorg.product.toewijzing_nummer
            id_ = melden.vind(workspace, nummer, zorg.opdracht.gemeente)
            form = wijzigen.formulier(workspace, id_)
            wijziging = anders(als_nu(form.actueel[nummer]))
            gevraagd = replace(form.aanvraag, reden=_CLIENTSITUATIE, wijzigen=(wijziging,))
            form = replace(form, aanvraag=gevraagd)
            self._verstuur(workspace, form, {}, Status.INGEDIEND)

        zorg.dagboek.doe(dag, daad)

    def _verstuur(
        self, workspace: Workspace, form: Verzoekform, redenen: Mapping[str, str], tot: Status
    ) -> None:
        gevraagd = self._zorg.dagboek.vraag(workspace, form, redenen, tot)
        self._zorg.verstuurd = [gevraagd]
        bericht = decode(gevraagd.inhoud)
        assert isinstance(bericht, VerzoekToewijzingbericht | VerzoekWijzigingbericht)
        self._gevraagd = bericht

    def legt_verwijzing_vast(
        self, dag: date, door: Verwijzeropgave, aangemeld: date, geldig_tot: date
    ) -> None:
        """A referral is put on file."""
        bsn = self._zorg.client.bsn

        def daad(workspace: Workspace) -> None:
            with workspace.lezen() as uow:
                client = uow.dossiers.laad([bsn])[bsn].client
            assert client is not None  # somebody whose care runs
            verwijzingen.bewaar(
                workspace,
                Verwijzing(
                    type=door.type or "",
                    naam=door.naam,
                    datum=aangemeld - (_VERWEZEN - _AANGEMELD),
                    aanmelding=aangemeld,
                    geldig_tot=geldig_tot,
                    client_id=client.id,
                ),
            )

        self._zorg.dagboek.doe(dag, daad)

    def _aanvraag(
        self, dag: date, door: Verwijzeropgave, producten: Sequence[Productopgave]
    ) -> Aanvraag:
        """What is filled in: the first contact was the day before."""
        opdracht = self._zorg.opdracht
        contact = dag - timedelta(days=1)
        return Aanvraag(
            wet=opdracht.wet,
            gemeente=opdracht.gemeente,
            client=opgave_van(Client.uit(self._zorg.client)),
            gezagsdrager_bekend=True,
            producten=tuple(replace(product, verwijzer=door) for product in producten),
            eerste_contact=contact,
            verwezen_op=contact - _VERWEZEN,
            aangemeld_op=contact - _AANGEMELD,
        )

    # What the gemeente decides

    def in_onderzoek(self, dag: date) -> None:
        """A 319 comes in: the gemeente needs more time."""
        self._besluit(dag)

    def afgewezen(self, dag: date, reden: str, andere: str = "", plek: int = 0) -> None:
        """A 319 comes in that refuses one product; ``andere`` is the gemeente that it names."""
        self._besluit(dag, reden, andere, plek)

    def _besluit(self, dag: date, reden: str = "", andere: str = "", plek: int = 0) -> None:
        zorg, o = self._zorg, self._zorg.opdracht
        self._zorg.komt(
            dag,
            lambda op: zorg.gemeenten.besluit319(
                o.wet, o.gemeente, self._referentie(plek), op, reden, andere
            ),
        )

    def toegewezen(self, dag: date, ingang: date, minder: bool = False) -> None:
        """A 301 comes in for the first product, as asked or with less for a shorter time."""
        zorg, o = self._zorg, self._zorg.opdracht
        eerste, *_ = o.producten
        gevraagd = zorg.gemeenten.te_vragen(eerste, ingang)
        product = zorg.gemeenten.wijs_toe(eerste, o.wet, o.gemeente, zorg.client, dag, ingang)
        assert gevraagd.einddatum is not None  # of what is asked in the demo an end is asked
        assert gevraagd.omvang is not None
        omvang, einddatum = gevraagd.omvang, gevraagd.einddatum
        if minder:
            omvang = replace(omvang, volume=omvang.volume - 1)
            einddatum = ingang + (einddatum - ingang) // 2
        zorg.producten = [replace(product, omvang=omvang, einddatum=einddatum)]
        self._komt_301(dag)

    def gewijzigd(self, dag: date, **eerste: Any) -> None:
        """A 301 comes in, in which the first product is changed as was asked."""
        product, *rest = self._zorg.producten
        self._zorg.producten = [replace(product, toewijzingsdatum=dag, **eerste), *rest]
        self._komt_301(dag)

    def _komt_301(self, dag: date) -> None:
        product, *rest = self._zorg.producten

        def producten() -> list[ToegewezenProduct]:
            return [replace(product, referentie_aanbieder=self._referentie(0)), *rest]

        self._zorg.komt_301(dag, producten)

    def _referentie(self, plek: int) -> str:
        """ReferentieAanbieder of a product that was asked, or of the 317."""
        gevraagd = self._gevraagd
        assert gevraagd is not None  # a gemeente decides on what was asked
        assert gevraagd.client is not None  # it is a heenbericht
        if isinstance(gevraagd, VerzoekWijzigingbericht):
            return gevraagd.client.verzoek.referentie_aanbieder
        return gevraagd.client.aangevraagde_producten[plek].referentie_aanbieder

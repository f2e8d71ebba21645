"""Verzoek om toewijzing (315), step by step: client, gemeente, referral, products."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Self

from app.domain.aanvraag import (
    Aanvraag,
    Clientopgave,
    Productopgave,
    Verwijzeropgave,
    aaneen,
    omvangdelen,
    productsoort,
)
from app.domain.client import Client
from app.domain.contract import Aanbieder, Contractproduct
from app.domain.dossier import Dossier
from app.domain.toewijzing import Toewijzing
from app.domain.verwijzing import MET_AGB, Verwijzing
from app.forms import aanvraag_controle, aanvraag_velden
from app.forms.aanvraag_velden import (
    CLIENT,
    CONTROLE,
    GEMEENTE,
    NIEUW,
    PRODUCTEN,
    VERLENGING,
    VERWIJZING,
)
from app.forms.form import Waarde
from app.forms.productvelden import Productvragen
from app.forms.stappen import Groep, Stap, Stapfout
from app.standard.release import Wet
from app.standard.schrijven import zonder_stuurtekens

STAPPEN = (
    Stap(CLIENT, "Cliënt", "Voor wie vraag je hulp aan?"),
    Stap(GEMEENTE, "Gemeente", "Welke gemeente is verantwoordelijk?"),
    Stap(VERWIJZING, "Verwijzing", "Wie verwees de cliënt naar jou, en wanneer?"),
    Stap(PRODUCTEN, "Hulp", "Welke hulp vraag je aan, vanaf wanneer en hoeveel?"),
    Stap(CONTROLE, "Controleren", "Kijk na wat je de gemeente vraagt."),
)
_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kennis:
    """What the program knows already, so that it is not asked.

    ``afspraken`` are all products of all contracts, ``aanbieders`` the AGB codes in use today,
    ``verwijzingen`` the referrals on file. ``dossier`` is empty for a new client.
    """

    vandaag: date
    dossier: Dossier = field(default_factory=Dossier)
    afspraken: Sequence[Contractproduct] = ()
    aanbieders: Sequence[Aanbieder] = ()
    verwijzingen: Sequence[Verwijzing] = ()

    @property
    def client(self) -> Client | None:
        """The client when there is a dossier."""
        return self.dossier.client

    def contract(self, wet: Wet | None, gemeente: str) -> list[Contractproduct]:
        """What was agreed with a gemeente for a wet and still counts."""
        return [
            een
            for een in self.afspraken
            if (een.wet, een.gemeente) == (wet, gemeente)
            and (een.tot is None or een.tot >= self.vandaag)
        ]

    def toewijzingen(self, wet: Wet | None, gemeente: str, aanbieder: str) -> list[Toewijzing]:
        """What the client was assigned by a gemeente and may go on, by number."""
        return [
            een
            for sleutel, een in sorted(self.dossier.toewijzingen.items())
            if (sleutel.wet, sleutel.gemeente, een.aanbieder) == (wet, gemeente, aanbieder)
            and not een.verwijderd
            and een.actueel.einddatum is not None
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class AanvraagForm:
    """The form for a 315: what was filled in so far, beside what is known."""

    aanvraag: Aanvraag
    kennis: Kennis

    @property
    def titel(self) -> str:
        """What it makes."""
        return "Verzoek om toewijzing (315)"

    @property
    def stappen(self) -> tuple[Stap, ...]:
        """The steps, in order."""
        return STAPPEN

    def groepen(self, stap: str) -> tuple[Groep, ...]:
        """The questions of a step."""
        match stap:
            case "client":
                return (aanvraag_velden.client(self.aanvraag, self.kennis.client),)
            case "gemeente":
                return (aanvraag_velden.gemeente(self.aanvraag, self.kennis.aanbieders),)
            case "verwijzing":
                return (aanvraag_velden.verwijzing(self.aanvraag, self.kennis.verwijzingen),)
            case "producten":
                return tuple(
                    aanvraag_velden.product(
                        nummer, een, self._vragen, self._verlengbaar,
                        enige=len(self.aanvraag.producten) == 1,
                    )
                    for nummer, een in enumerate(self.aanvraag.producten)
                )  # fmt: skip
        return ()

    @property
    def _vragen(self) -> Productvragen:
        een = self.aanvraag
        return Productvragen(
            een.wet, self.kennis.contract(een.wet, een.gemeente), aanvraag_velden.INGANG
        )

    @property
    def _verlengbaar(self) -> list[Toewijzing]:
        een = self.aanvraag
        return self.kennis.toewijzingen(een.wet, een.gemeente, een.aanbieder)

    def zet(self, groep: str, veld: str, waarde: Waarde) -> Self:
        """Give the form with this answer."""
        een = self.aanvraag
        if isinstance(waarde, str):
            waarde = zonder_stuurtekens(waarde)
        if groep == CLIENT:
            nieuw = _zet_client(een, veld, waarde)
        elif groep == GEMEENTE:
            anders: dict[str, Any] = {veld: waarde or ""}
            nieuw = self._zonder_vreemde_verlenging(replace(een, **anders))
        elif groep == VERWIJZING:
            nieuw = self._zet_verwijzing(veld, waarde)
        else:
            nummer = aanvraag_velden.nummer(groep)
            producten = list(een.producten)
            producten[nummer] = self._zet_product(producten[nummer], veld, waarde)
            nieuw = replace(een, producten=tuple(producten))
        return replace(self, aanvraag=nieuw)

    def _zonder_vreemde_verlenging(self, een: Aanvraag) -> Aanvraag:
        """Leave out what no product can go on from at this gemeente."""
        bekend = {
            toewijzing.sleutel.nummer
            for toewijzing in self.kennis.toewijzingen(een.wet, een.gemeente, een.aanbieder)
        }
        producten = tuple(
            product if product.verlenging_van in bekend else replace(product, verlenging_van=None)
            for product in een.producten
        )
        return replace(een, producten=producten)

    def _zet_verwijzing(self, veld: str, waarde: Waarde) -> Aanvraag:
        een = self.aanvraag
        if veld == VERWIJZING:
            gekozen = next((v for v in self.kennis.verwijzingen if str(v.id) == waarde), None)
            return met_verwijzing(een, gekozen)
        if veld in {"type", "naam", "zorgverlener_code"}:
            oud = een.producten[0].verwijzer
            anders: dict[str, Any] = {veld: str(waarde or "").strip() or None}
            if veld == "type" and waarde not in MET_AGB:
                anders["zorgverlener_code"] = None
            if veld == "zorgverlener_code" and waarde:
                anders["naam"] = None  # CD066
            return _verwezen_door(een, replace(oud, **anders))
        nieuw: dict[str, Any] = {veld: bool(waarde) if veld == "spoed" else waarde or None}
        return replace(een, **nieuw)

    def _zet_product(self, product: Productopgave, veld: str, waarde: Waarde) -> Productopgave:
        if veld == "raamcontract":
            return replace(product, raamcontract=True if waarde else None)
        if veld != VERLENGING:
            return self._vragen.zet(product, veld, waarde)
        van = next((t for t in self._verlengbaar if str(t.sleutel.nummer) == waarde), None)
        return verleng(product, van)

    def vermoed(self) -> Self:
        """Give the form of a file with the kinds of care that the contract tells."""
        producten = tuple(map(self._vragen.vermoed, self.aanvraag.producten))
        return replace(self, aanvraag=replace(self.aanvraag, producten=producten))

    def erbij(self, stap: str) -> str:
        """Name the button that adds a product."""
        return "Nog een product" if stap == PRODUCTEN else ""

    def voeg_toe(self, stap: str) -> Self:
        """Give the form with one more product, from the same referrer and the same day."""
        assert stap == PRODUCTEN  # nothing else can be added
        eerste = self.aanvraag.producten[0]
        leeg = Productopgave(verwijzer=eerste.verwijzer, ingangsdatum=eerste.ingangsdatum)
        nieuw = replace(self.aanvraag, producten=(*self.aanvraag.producten, leeg))
        return replace(self, aanvraag=nieuw)

    def haal_weg(self, groep: str) -> Self:
        """Give the form without a product."""
        weg = aanvraag_velden.nummer(groep)
        over = tuple(een for i, een in enumerate(self.aanvraag.producten) if i != weg)
        return replace(self, aanvraag=replace(self.aanvraag, producten=over))

    def fouten(self, stap: str) -> tuple[Stapfout, ...]:
        """What is wrong with the answers of a step."""
        return tuple(aanvraag_controle.fouten(stap, self.aanvraag, self.kennis, self._vragen))


def begin(kennis: Kennis, verlenging_van: int | None = None) -> AanvraagForm:
    """Give the form for a new request, filled in as far as is known.

    ``verlenging_van`` is the id of the Toewijzing that the request goes on from.
    """
    een = Aanvraag(producten=(Productopgave(),))
    if len(kennis.aanbieders) == 1:
        een = replace(een, aanbieder=kennis.aanbieders[0].agb)
    if kennis.client is not None:
        een = replace(een, client=opgave_van(kennis.client))
    te_verlengen = [t for t in kennis.dossier.toewijzingen.values() if t.id == verlenging_van]
    for toewijzing in te_verlengen if verlenging_van is not None else ():
        een = replace(
            een,
            wet=toewijzing.sleutel.wet,
            gemeente=toewijzing.sleutel.gemeente,
            aanbieder=toewijzing.aanbieder,
            producten=(verleng(een.producten[0], toewijzing),),
        )
    if een.wet is None:
        een = _uit_toewijzingen(een, kennis)
    if kennis.verwijzingen:
        een = met_verwijzing(een, kennis.verwijzingen[0])
    return AanvraagForm(aanvraag=een, kennis=kennis)


def _uit_toewijzingen(een: Aanvraag, kennis: Kennis) -> Aanvraag:
    """Take wet and gemeente of a client who has Toewijzingen of one gemeente; else none."""
    sleutels = {(s.wet, s.gemeente) for s in kennis.dossier.toewijzingen}
    if len(sleutels) != 1:
        return een
    ((wet, gemeente),) = sleutels
    return replace(een, wet=wet, gemeente=gemeente)


def opgave_van(client: Client) -> Clientopgave:
    """Who a client is, as a request tells it."""
    naam = client.naam
    return Clientopgave(
        bsn=client.bsn,
        geboortedatum=client.geboortedatum.datum,
        datum_gebruik=client.geboortedatum.datum_gebruik,
        geslacht=client.geslacht,
        achternaam=naam.geslachtsnaam.achternaam,
        voorvoegsel=naam.geslachtsnaam.voorvoegsel,
        voornamen=naam.voornamen,
        voorletters=naam.voorletters,
    )


def verleng(product: Productopgave, van: Toewijzing | None) -> Productopgave:
    """Give the product as it goes on from a Toewijzing, the day after that ends; None undoes it."""
    if van is None:
        return replace(product, verlenging_van=None)
    nu = van.actueel
    volume, eenheid, frequentie = omvangdelen(nu.omvang)
    categorie = nu.product.categorie if nu.product else None
    code = nu.product.code if nu.product else None
    return replace(
        product,
        verlenging_van=van.sleutel.nummer,
        soort=productsoort(categorie, code),
        categorie=categorie,
        code=code,
        ingangsdatum=nu.einddatum + _DAG if nu.einddatum and nu.einddatum < date.max else None,
        einddatum=None,
        volume=volume,
        eenheid=eenheid,
        frequentie=frequentie,
        budget=nu.budget,
    )


def met_verwijzing(een: Aanvraag, verwijzing: Verwijzing | None) -> Aanvraag:
    """Give the request with a referral that is on file, or with one that is new and empty."""
    if verwijzing is None:
        leeg = replace(een, verwijzing_id=None, verwezen_op=None, aangemeld_op=None)
        return _verwezen_door(leeg, Verwijzeropgave())
    door = Verwijzeropgave(
        type=verwijzing.type, naam=verwijzing.naam, zorgverlener_code=verwijzing.zorgverlener_code
    )
    return replace(
        _verwezen_door(een, door),
        verwijzing_id=verwijzing.id,
        verwezen_op=verwijzing.datum,
        aangemeld_op=verwijzing.aanmelding,
        eerste_contact=verwijzing.eerste_contact or een.eerste_contact,
    )


def _verwezen_door(een: Aanvraag, door: Verwijzeropgave) -> Aanvraag:
    """All products of one request come from one referral, in this form."""
    return replace(een, producten=tuple(replace(p, verwijzer=door) for p in een.producten))


def _zet_client(een: Aanvraag, veld: str, waarde: Waarde) -> Aanvraag:
    if veld == "wet":
        wet = Wet(str(waarde)) if waarde else None
        bekend = een.gezagsdrager_bekend if wet is Wet.JW else None
        # A product of one wet is none of the other.
        producten = een.producten if wet is een.wet else tuple(
            Productopgave(verwijzer=p.verwijzer, ingangsdatum=p.ingangsdatum)
            for p in een.producten
        )  # fmt: skip
        return replace(een, wet=wet, gezagsdrager_bekend=bekend, producten=producten)
    if veld == "gezagsdrager_bekend":
        return replace(een, gezagsdrager_bekend=None if waarde is None else waarde == "1")
    tekst = waarde.strip() if isinstance(waarde, str) else waarde
    if veld in {"bsn", "voorletters"}:
        tekst = aaneen(str(tekst or ""))
    if veld == "datum_gebruik" and tekst == NIEUW:
        tekst = None  # the whole date is known
    verplicht = veld in {"bsn", "achternaam"}
    anders: dict[str, Any] = {veld: tekst or ("" if verplicht else None)}
    return replace(een, client=replace(een.client, **anders))

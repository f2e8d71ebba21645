"""Clients and Toewijzingen to rows and back; contacts and relations as JSON.

The JSON goes through the fields of the dataclasses.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import RowMapping

from app.domain.client import Client
from app.domain.levering import Melding
from app.domain.toewijzing import Toewijzing, Toewijzingversie
from app.standard.basis import Communicatie
from app.standard.berichtsoort import Berichtsoort
from app.standard.element import Basis, Element, Klasse, Vorm, elementen
from app.standard.release import Wet
from app.standard.toewijzing import Contact, Relatie, ToegewezenProduct
from app.store.mapping import (
    Rij,
    geboortedatum_uit_rij,
    naam_uit_rij,
    omvang_naar_rij,
    omvang_uit_rij,
    product_naar_rij,
    product_uit_rij,
    zoeknaam,
)

T = TypeVar("T")

# Classes that are kept as JSON are the same in both wetten.
_VORM = Vorm(Wet.JW, Berichtsoort.TOEWIJZING)


# Client


def client_naar_rij(een: Client) -> Rij:
    """Columns of a Client, without its id."""
    naam = een.naam
    partner, communicatie = naam.partnernaam, een.communicatie
    return {
        "bsn": een.bsn,
        "geboortedatum": een.geboortedatum.datum,
        "datum_gebruik": een.geboortedatum.datum_gebruik,
        "geslacht": een.geslacht,
        "achternaam": naam.geslachtsnaam.achternaam,
        "voorvoegsel": naam.geslachtsnaam.voorvoegsel,
        "partner_achternaam": partner.achternaam if partner else None,
        "partner_voorvoegsel": partner.voorvoegsel if partner else None,
        "voornamen": naam.voornamen,
        "voorletters": naam.voorletters,
        "naam_gebruik": naam.naam_gebruik,
        "communicatie_vorm": communicatie.vorm if communicatie else None,
        "taal": communicatie.taal if communicatie else None,
        "juridische_status": een.juridische_status,
        "wettelijke_vertegenwoordiging": een.wettelijke_vertegenwoordiging,
        "commentaar": een.commentaar,
        "contactgegevens": naar_json(Contact, een.contactgegevens),
        "relaties": naar_json(Relatie, een.relaties),
        "notitie": een.notitie,
        "medewerker": een.medewerker,
        "zoeknaam": zoeknaam(naam),
    }


def client_uit_rij(rij: RowMapping) -> Client:
    """Client of its row."""
    vorm = rij["communicatie_vorm"]
    return Client(
        bsn=rij["bsn"],
        geboortedatum=geboortedatum_uit_rij(rij),
        geslacht=rij["geslacht"],
        naam=naam_uit_rij(rij),
        communicatie=Communicatie(vorm=vorm, taal=rij["taal"]) if vorm is not None else None,
        juridische_status=rij["juridische_status"],
        wettelijke_vertegenwoordiging=rij["wettelijke_vertegenwoordiging"],
        commentaar=rij["commentaar"],
        contactgegevens=uit_json(Contact, rij["contactgegevens"]),
        relaties=uit_json(Relatie, rij["relaties"]),
        notitie=rij["notitie"],
        medewerker=rij["medewerker"],
        id=rij["id"],
    )


# Toewijzing


def toewijzing_naar_rij(toewijzing: Toewijzing) -> Rij:
    """Columns of a Toewijzing, without its id and that of its client."""
    sleutel = toewijzing.sleutel
    return {
        "wet": sleutel.wet,
        "gemeente": sleutel.gemeente,
        "nummer": sleutel.nummer,
        "aanbieder": toewijzing.aanbieder,
        **gezegd_naar_rij(toewijzing),
    }


def gezegd_naar_rij(toewijzing: Toewijzing) -> Rij:
    """Columns of what the user said: of the start that is expected, of no extension."""
    verwachting = toewijzing.verwachting
    return {
        "verwachting_vastgelegd_op": verwachting.vastgelegd_op if verwachting else None,
        "start_verwacht_op": verwachting.verwacht_op if verwachting else None,
        "geen_verlenging_op": toewijzing.geen_verlenging_op,
    }


def versie_naar_rij(versie: Toewijzingversie) -> Rij:
    """Columns of a version, without its id and that of its Toewijzing.

    When it was received is known of its message.
    """
    product = versie.product
    return {
        "bericht_id": versie.bericht_id,
        "referentie_aanbieder": product.referentie_aanbieder,
        **product_naar_rij(product.product),
        "toewijzingsdatum": product.toewijzingsdatum,
        "toewijzingstijd": product.toewijzingstijd,
        "ingangsdatum": product.ingangsdatum,
        "einddatum": product.einddatum,
        "reden_wijziging": product.reden_wijziging,
        **omvang_naar_rij(product.omvang),
        "budget": product.budget,
        "commentaar": product.commentaar,
    }


def versie_uit_rij(rij: RowMapping) -> Toewijzingversie:
    """Version of its row, joined with ``nummer`` and with ``tijdstip`` of its message."""
    product = ToegewezenProduct(
        toewijzing_nummer=rij["nummer"],
        referentie_aanbieder=rij["referentie_aanbieder"],
        product=product_uit_rij(rij),
        toewijzingsdatum=rij["toewijzingsdatum"],
        toewijzingstijd=rij["toewijzingstijd"],
        ingangsdatum=rij["ingangsdatum"],
        einddatum=rij["einddatum"],
        reden_wijziging=rij["reden_wijziging"],
        omvang=omvang_uit_rij(rij),
        budget=rij["budget"],
        commentaar=rij["commentaar"],
    )
    return Toewijzingversie(product, rij["bericht_id"], rij["tijdstip"])


def melding_naar_rij(melding: Melding) -> Rij:
    """Columns of a Melding, without its id and that of its Toewijzing."""
    return {
        "bericht_id": melding.bericht_id,
        "soort": melding.soort,
        "begindatum": melding.begindatum,
        "einddatum": melding.einddatum,
        **product_naar_rij(melding.product),
        "toewijzing_ingangsdatum": melding.toewijzing_ingangsdatum,
        "reden_beeindiging": melding.reden_beeindiging,
        "status_aanlevering": melding.status_aanlevering,
    }


# JSON


def naar_json(klasse: type[T], waarden: Iterable[T]) -> str:
    """Contacts or relations as JSON; what is empty is left out."""
    schrijf = _SCHRIJVERS[klasse]
    return json.dumps([schrijf(w) for w in waarden], ensure_ascii=False, separators=(",", ":"))


def uit_json(klasse: type[T], tekst: str) -> tuple[T, ...]:
    """Contacts or relations out of JSON."""
    lees = _LEZERS[klasse]
    return tuple(lees(rij) for rij in json.loads(tekst))


def _schrijver(klasse: Klasse) -> Callable[[Any], Rij]:
    delen = [(e.attribuut, _schrijf_deel(e)) for e in elementen(klasse, _VORM)]

    def schrijf(waarde: Any) -> Rij:
        rij = {}
        for attribuut, deel in delen:
            gevonden = getattr(waarde, attribuut)
            if gevonden is not None:
                rij[attribuut] = deel(gevonden)
        return rij

    return schrijf


def _schrijf_deel(element: Element) -> Callable[[Any], Any]:
    if element.klasse is not None:
        return _schrijver(element.klasse)
    return _iso if _is_datum(element) else _onveranderd


def _lezer(klasse: Klasse) -> Callable[[Rij], Any]:
    delen = {e.attribuut: _lees_deel(e) for e in elementen(klasse, _VORM)}
    return lambda rij: klasse(**{attribuut: delen[attribuut](w) for attribuut, w in rij.items()})


def _lees_deel(element: Element) -> Callable[[Any], Any]:
    if element.klasse is not None:
        return _lezer(element.klasse)
    return date.fromisoformat if _is_datum(element) else _onveranderd


def _is_datum(element: Element) -> bool:
    assert element.datatype is not None  # an element is simple or complex
    assert not element.meervoudig  # no class within these repeats
    assert element.datatype.basis is not Basis.TIME  # nor has one a time
    return element.datatype.basis is Basis.DATE


def _iso(datum: date) -> str:
    return datum.isoformat()


def _onveranderd(waarde: Any) -> Any:
    return waarde


_SCHRIJVERS: dict[Klasse, Callable[[Any], Rij]] = {
    klasse: _schrijver(klasse) for klasse in (Contact, Relatie)
}
_LEZERS: dict[Klasse, Callable[[Rij], Any]] = {
    klasse: _lezer(klasse) for klasse in (Contact, Relatie)
}

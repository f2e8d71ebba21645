"""Rows to domain and back, written out by hand; JSON through the fields of the dataclasses."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import RowMapping

from app.domain.client import Client
from app.domain.levering import Melding
from app.domain.toewijzing import Toewijzing, Toewijzingversie
from app.domain.verzending import Status
from app.standard.basis import (
    Achternaam,
    Communicatie,
    Geboortedatum,
    Omvang,
    Product,
    VolledigeNaam,
)
from app.standard.berichtsoort import Berichtsoort
from app.standard.element import Basis, Element, Klasse, Vorm, elementen
from app.standard.release import Wet
from app.standard.toewijzing import Contact, Relatie, ToegewezenProduct
from app.store.tables import client

NAAM = (  # of a client, for naam_uit_rij
    client.c.achternaam,
    client.c.voorvoegsel,
    client.c.partner_achternaam,
    client.c.partner_voorvoegsel,
    client.c.voornamen,
    client.c.voorletters,
    client.c.naam_gebruik,
)
T = TypeVar("T")
Rij = dict[str, Any]

# Classes that are kept as JSON are the same in both wetten.
_VORM = Vorm(Wet.JW, Berichtsoort.TOEWIJZING)
_ZONDER_STREEP = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe"})


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


def naam_uit_rij(rij: RowMapping) -> VolledigeNaam:
    """Name of a row that has the columns NAAM."""
    partner = rij["partner_achternaam"]
    return VolledigeNaam(
        geslachtsnaam=Achternaam(achternaam=rij["achternaam"], voorvoegsel=rij["voorvoegsel"]),
        partnernaam=Achternaam(achternaam=partner, voorvoegsel=rij["partner_voorvoegsel"])
        if partner is not None
        else None,
        voornamen=rij["voornamen"],
        voorletters=rij["voorletters"],
        naam_gebruik=rij["naam_gebruik"],
    )


def geboortedatum_uit_rij(rij: RowMapping) -> Geboortedatum:
    """Date of birth of a row of ``client``."""
    return Geboortedatum(datum=rij["geboortedatum"], datum_gebruik=rij["datum_gebruik"])


def zoeknaam(naam: VolledigeNaam) -> str:
    """Name for searching and sorting: the surname in use first, without its prefix."""
    eigen, partner = naam.geslachtsnaam, naam.partnernaam
    namen = [partner, eigen] if partner and naam.naam_gebruik in ("2", "3") else [eigen, partner]
    delen: list[str | None] = [deel.achternaam for deel in namen if deel]
    delen += [naam.voornamen, naam.voorletters]
    delen += [deel.voorvoegsel for deel in namen if deel]
    return vergelijkbaar(" ".join(deel for deel in delen if deel))


def vergelijkbaar(tekst: str) -> str:
    """Text without capitals and diacritics, so that ``Çelik`` and ``celik`` are one."""
    ontleed = unicodedata.normalize("NFKD", tekst.casefold())
    zonder = "".join(teken for teken in ontleed if not unicodedata.combining(teken))
    return zonder.translate(_ZONDER_STREEP)


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


def melding_uit_rij(rij: RowMapping) -> Melding:
    """Melding of its row, joined with ``status`` of its message."""
    return Melding(
        soort=rij["soort"],
        begindatum=rij["begindatum"],
        status_aanlevering=rij["status_aanlevering"],
        product=product_uit_rij(rij),
        toewijzing_ingangsdatum=rij["toewijzing_ingangsdatum"],
        einddatum=rij["einddatum"],
        reden_beeindiging=rij["reden_beeindiging"],
        bericht_id=rij["bericht_id"],
        status=Status(rij["status"]),
        id=rij["id"],
    )


def product_naar_rij(product: Product | None) -> Rij:
    """Columns of a Product."""
    return {
        "product_categorie": product.categorie if product else None,
        "product_code": product.code if product else None,
    }


def product_uit_rij(rij: RowMapping) -> Product | None:
    """Product of a row, or None for a generic Toewijzing."""
    categorie = rij["product_categorie"]
    return Product(categorie=categorie, code=rij["product_code"]) if categorie is not None else None


def omvang_naar_rij(omvang: Omvang | None) -> Rij:
    """Columns of an Omvang."""
    return {
        "volume": omvang.volume if omvang else None,
        "eenheid": omvang.eenheid if omvang else None,
        "frequentie": omvang.frequentie if omvang else None,
    }


def omvang_uit_rij(rij: RowMapping) -> Omvang | None:
    """Omvang of a row, or None where there is none."""
    volume = rij["volume"]
    if volume is None:
        return None
    return Omvang(volume=volume, eenheid=rij["eenheid"], frequentie=rij["frequentie"])


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

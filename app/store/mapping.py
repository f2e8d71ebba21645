"""Rows to names, products and reports, and back: what lists need, written out by hand."""

from __future__ import annotations

import unicodedata
from typing import Any

from sqlalchemy import RowMapping

from app.domain.levering import Melding
from app.domain.verzending import Status
from app.standard.basis import Achternaam, Geboortedatum, Omvang, Product, VolledigeNaam
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
Rij = dict[str, Any]

_ZONDER_STREEP = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe"})


# Name


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


# What was assigned, and reported on it


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

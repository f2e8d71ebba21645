"""The invented people of the demo, as the gemeenten know them; see ``resources/demo``."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from app.paths import resources
from app.standard.basis import (
    Achternaam,
    Adres,
    Communicatie,
    Geboortedatum,
    Huis,
    Telefoon,
    Telefoonnummers,
    VolledigeNaam,
)
from app.standard.release import Wet
from app.standard.toewijzing import Client, Contact, Relatie

_BRP, _VERBLIJF = "01", "03"  # COD757
_TOLK = "1"  # COD747
_ALLEEN_JAAR = "2"  # COD170
_MEERDERJARIG = 18

Toml = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Opdracht:
    """What a gemeente assigns, and by its name how that goes; ``code`` says why it is refused."""

    verloop: str
    producten: tuple[str, ...]
    wet: Wet
    gemeente: str
    code: str


@dataclass(frozen=True, slots=True)
class Persoon:
    """A client without Toewijzingen, what is assigned, and what the aanbieder notes."""

    client: Client
    opdrachten: tuple[Opdracht, ...]
    notitie: str


def lees(bestand: str) -> Toml:
    """Read a file of the demo."""
    tekst = (resources() / "demo" / f"{bestand}.toml").read_text(encoding="utf-8")
    return tomllib.loads(tekst)


def personen(vandaag: date) -> list[Persoon]:
    """Give the people of the demo, as old as their file says on this day."""
    bron = lees("aanbieder")
    gemeenten = {gemeente["code"]: gemeente for gemeente in bron["gemeente"]}
    return [
        _persoon(rij, _Buurt(Random(rij["bsn"]), gemeenten[rij["gemeente"]], bron), vandaag)  # noqa: S311 - the same at every start, nothing secret
        for rij in lees("clienten")["client"]
    ]


class _Buurt:
    """Addresses and phone numbers in one gemeente, different for every client."""

    def __init__(self, toeval: Random, gemeente: Toml, bron: Toml) -> None:
        self.toeval = toeval
        self._gemeente = gemeente
        self._adressen = bron["adressen"]

    def adres(self) -> Adres:
        kies = self.toeval.choice
        return Adres(
            huis=Huis(
                huisnummer=self.toeval.randint(1, 240),
                huisletter=kies((None, None, None, "A", "B")),
            ),
            postcode=kies(self._adressen["postcodes"]),
            straatnaam=kies(self._adressen["straten"]),
            plaatsnaam=kies(self._gemeente["plaatsen"]),
            land_code="NL",
        )

    def contact(self, soort: str, rij: Toml, adres: Adres) -> Contact:
        tweede = self.toeval.random() < 0.4
        return Contact(
            soort=soort,
            adres=adres,
            telefoon=Telefoonnummers(
                telefoon01=self._telefoon("06"),
                telefoon02=self._telefoon(self._gemeente["netnummer"]) if tweede else None,
            ),
            emailadres=_emailadres(rij) if self.toeval.random() < 0.6 else None,
        )

    def _telefoon(self, netnummer: str) -> Telefoon:
        """A number that is not in use: it goes on with a 0."""
        cijfers = 9 - len(netnummer)
        nummer = f"{netnummer}0{self.toeval.randrange(10**cijfers):0{cijfers}}"
        return Telefoon(telefoonnummer=nummer, landnummer="0031")


def _persoon(rij: Toml, buurt: _Buurt, vandaag: date) -> Persoon:
    taal = rij.get("taal")
    adres = buurt.adres()
    client = Client(
        bsn=rij["bsn"],
        geboortedatum=_geboortedatum(rij, vandaag, buurt.toeval),
        geslacht=rij["geslacht"],
        naam=_naam(rij),
        communicatie=Communicatie(vorm=_TOLK, taal=taal) if taal else None,
        juridische_status=rij.get("juridisch"),
        wettelijke_vertegenwoordiging=rij.get("vertegenwoordiging"),
        commentaar=rij.get("commentaar"),
        relaties=_relaties(rij, buurt, adres),
        contactgegevens=(buurt.contact(_BRP, rij, adres),),
        toegewezen_producten=(),
    )
    opdrachten = tuple(
        Opdracht(
            zorg["verloop"],
            tuple(zorg["producten"]),
            Wet(zorg.get("wet", rij["wet"])),
            rij["gemeente"],
            zorg.get("code", ""),
        )
        for zorg in rij["zorg"]
    )
    return Persoon(client, opdrachten, rij.get("notitie", ""))


def _naam(rij: Toml) -> VolledigeNaam:
    partner = rij.get("partner")
    return VolledigeNaam(
        geslachtsnaam=Achternaam(achternaam=rij["achternaam"], voorvoegsel=rij.get("voorvoegsel")),
        partnernaam=Achternaam(achternaam=partner, voorvoegsel=rij.get("partnervoorvoegsel"))
        if partner
        else None,
        voornamen=rij["voornamen"],
        voorletters="".join(naam[0] for naam in rij["voornamen"].split()),
        naam_gebruik=rij.get("naamgebruik", "1"),
    )


def _geboortedatum(rij: Toml, vandaag: date, toeval: Random) -> Geboortedatum:
    """IV009: where only the year is known, the date is the first of January."""
    if (over := rij.get("jarig_over")) is not None:
        jarig = vandaag + timedelta(days=over)
        geboren = jarig.replace(year=jarig.year - rij["leeftijd"] - 1, day=min(jarig.day, 28))
        return Geboortedatum(datum=geboren, datum_gebruik=rij.get("datumgebruik"))
    jarig = vandaag.replace(year=vandaag.year - rij["leeftijd"], day=min(vandaag.day, 28))
    datum = jarig - timedelta(days=toeval.randint(5, 355))
    gebruik = rij.get("datumgebruik")
    if gebruik == _ALLEEN_JAAR:
        datum = datum.replace(month=1, day=1)
    return Geboortedatum(datum=datum, datum_gebruik=gebruik)


def _relaties(rij: Toml, buurt: _Buurt, adres: Adres) -> tuple[Relatie, ...]:
    """People around a client; of a child the first of them lives at the same address."""
    kind = rij["leeftijd"] < _MEERDERJARIG
    return tuple(
        Relatie(
            nummer=str(nummer),
            volgorde=nummer,
            soort=relatie["soort"],
            naam=_naam(relatie),
            contact=buurt.contact(
                _VERBLIJF, relatie, adres if kind and nummer == 1 else buurt.adres()
            ),
        )
        for nummer, relatie in enumerate(rij.get("relaties", ()), 1)
    )


def _emailadres(rij: Toml) -> str:
    naam = f"{rij['voornamen'].split()[0]}.{rij['achternaam'].split()[0]}".lower()
    ontleed = unicodedata.normalize("NFKD", naam)
    return (
        "".join(t for t in ontleed if t.isascii() and (t.isalnum() or t == ".")) + "@post.example"
    )

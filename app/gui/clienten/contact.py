"""How to reach a client and the people around: addresses, phones and mail as one reads them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.client import Client, korte_naam
from app.gui.format import periode
from app.standard.basis import Adres, Geboortedatum, Huis, OpenPeriode, Telefoon
from app.standard.codelijsten import codelijst
from app.standard.leesbaar import datum_voluit
from app.standard.toewijzing import Contact, Relatie

_NEDERLAND = "NL"
_LANDNUMMER = "31"
_DAG_ONBEKEND, _MAAND_ONBEKEND, _ONBEKEND = "1", "2", "3"  # COD170
_KORT = {"12": "Partner of echtgenoot"}  # where the official label is a mouthful (COD472)


@dataclass(frozen=True, slots=True)
class Contactkaart:
    """One way to reach somebody; ``wie`` is the relation's name and empty for the client."""

    kop: str
    wie: str
    regels: tuple[str, ...]
    email: str = ""


def contactkaarten(client: Client) -> tuple[Contactkaart, ...]:
    """Give the client's own contact details, then the relations in order of Volgorde."""
    eigen = [_kaart(codelijst("COD757").label(c.soort), "", c) for c in client.contactgegevens]
    return (*eigen, *(_van_relatie(relatie) for relatie in op_volgorde(client.relaties)))


def op_volgorde(relaties: Iterable[Relatie]) -> list[Relatie]:
    """Sort relations by Volgorde; one without comes last."""
    return sorted(relaties, key=lambda r: (r.volgorde is None, r.volgorde or 0))


def in_het_kort(client: Client) -> str:
    """Give where the client lives and the first phone number, in one line."""
    adres = next((c.adres for c in client.contactgegevens if c.adres), None)
    nummers = [c.telefoon.telefoon01 for c in client.contactgegevens if c.telefoon]
    delen = [*(_adresregels(adres)[:2] if adres else ()), *map(_nummer, nummers[:1])]
    # Where the line is too long, it breaks between the parts and not within a number.
    return " · ".join(deel.replace(" ", "\u00a0") for deel in delen)


def geboren(geboortedatum: Geboortedatum) -> str:
    """Give a date of birth as far as it is known (IV009); empty when nothing is."""
    dag, gebruik = geboortedatum.datum, geboortedatum.datum_gebruik
    if gebruik == _ONBEKEND:
        return ""
    if gebruik == _MAAND_ONBEKEND:
        return str(dag.year)
    voluit = datum_voluit(dag)
    return voluit.partition(" ")[2] if gebruik == _DAG_ONBEKEND else voluit


def _van_relatie(relatie: Relatie) -> Contactkaart:
    soort = _KORT.get(relatie.soort) or codelijst("COD472").label(relatie.soort)
    return _kaart(soort, korte_naam(relatie.naam), relatie.contact)


def _kaart(kop: str, wie: str, contact: Contact) -> Contactkaart:
    telefoons = contact.telefoon
    gegeven = (telefoons.telefoon01, telefoons.telefoon02) if telefoons else ()
    nummers = [_nummer(nummer) for nummer in gegeven if nummer]
    adres = _adresregels(contact.adres) if contact.adres else []
    regels = [contact.organisatie] if contact.organisatie else []
    # Somebody around the client one calls; of the client one wants to know where.
    regels += [*nummers, *adres] if wie else [*adres, *nummers]
    if contact.periode and (tekst := _geldig(contact.periode)):
        regels.append(tekst)
    return Contactkaart(kop, wie, tuple(regels), contact.emailadres or "")


def _adresregels(adres: Adres) -> list[str]:
    straat = " ".join(filter(None, (adres.straatnaam, _huis(adres.huis))))
    plaats = " ".join(filter(None, (_postcode(adres.postcode), adres.plaatsnaam)))
    land = ""
    if adres.land_code and adres.land_code != _NEDERLAND:
        land = codelijst("COD032").label(adres.land_code)
    return [regel for regel in (straat, plaats, land) if regel]


def _huis(huis: Huis | None) -> str:
    if huis is None:
        return ""
    nummer = f"{huis.huisnummer}{huis.huisletter or ''}"
    toevoeging = f"-{huis.huisnummer_toevoeging}" if huis.huisnummer_toevoeging else ""
    if huis.aanduiding_woonadres is None:
        return f"{nummer}{toevoeging}"
    aanduiding = codelijst("NUM061").label(huis.aanduiding_woonadres).lower()
    return f"{aanduiding} {nummer}{toevoeging}"


def _postcode(postcode: str | None) -> str:
    if postcode and len(postcode) == 6 and postcode[:4].isdecimal():
        return f"{postcode[:4]} {postcode[4:]}"
    return postcode or ""


def _nummer(telefoon: Telefoon) -> str:
    cijfers = telefoon.telefoonnummer
    land = telefoon.landnummer.lstrip("0+")
    if land and land != _LANDNUMMER:
        return f"+{land} {cijfers.lstrip('0')}"
    if cijfers.startswith("06") and len(cijfers) == 10:
        return f"06 {cijfers[2:6]} {cijfers[6:]}"
    return cijfers


def _geldig(open_periode: OpenPeriode) -> str:
    begin, einde = open_periode.begindatum, open_periode.einddatum
    if begin is not None:
        return periode(begin, einde)
    return f"tot en met {datum_voluit(einde)}" if einde is not None else ""

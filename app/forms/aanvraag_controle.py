"""What is wrong with a 315 as it is filled in, before any message is made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from stdnum.nl import bsn as elfproef

from app.domain.aanvraag import Aanvraag, Clientopgave, Productopgave
from app.domain.toewijzing import Toewijzing
from app.domain.verwijzing import verwijzerfouten
from app.forms import aanvraag_velden as velden
from app.forms.form import Veldfout, onbekende_code
from app.forms.productvelden import INGANGSDATUM, Productvragen
from app.forms.stappen import Stapfout
from app.standard.codelijsten import bestaat_gemeente, codelijst

if TYPE_CHECKING:
    from app.forms.aanvraag_form import Kennis

_BSN_CIJFERS = 9
_ONBEKEND = date(1900, 1, 1)  # IV009
_HEEL_ONBEKEND = "3"  # COD170


def fouten(stap: str, een: Aanvraag, kennis: Kennis, vragen: Productvragen) -> Iterator[Stapfout]:
    """What is wrong with the answers of a step, also of what was not answered."""
    if stap == velden.CLIENT:
        gevonden = _client(een, kennis.vandaag)
        yield from (Stapfout(velden.CLIENT, fout) for fout in gevonden)
    elif stap == velden.GEMEENTE:
        yield from (Stapfout(velden.GEMEENTE, fout) for fout in _gemeente(een, kennis))
    elif stap == velden.VERWIJZING:
        yield from (Stapfout(velden.VERWIJZING, fout) for fout in _verwijzing(een, kennis.vandaag))
    elif stap == velden.PRODUCTEN:
        if not een.producten:
            yield Stapfout("", Veldfout("", "Vraag minstens één product aan.", "", "IV092"))
        verlengbaar = kennis.toewijzingen(een.wet, een.gemeente, een.aanbieder)
        for plek, product in enumerate(een.producten):
            groep = velden.groep(plek)
            for fout in (
                *_verlenging(product, verlengbaar),
                *vragen.fouten(product),
                *_ongeboren(product, een.client),
            ):
                yield Stapfout(groep, fout)


def _verlenging(product: Productopgave, verlengbaar: Sequence[Toewijzing]) -> Iterator[Veldfout]:
    nummer = product.verlenging_van
    if nummer is not None and nummer not in {een.sleutel.nummer for een in verlengbaar}:
        yield Veldfout(
            velden.VERLENGING,
            f"Toewijzing {nummer} van deze gemeente staat niet in Heenweer, of heeft geen "
            "einddatum. Daarop kun je niet verder gaan.",
            "Kies een andere toewijzing, of vraag nieuwe hulp aan.",
            "",
        )


def _ongeboren(product: Productopgave, wie: Clientopgave) -> Iterator[Veldfout]:
    begin, geboren = product.ingangsdatum, wie.geboortedatum
    if begin is not None and geboren is not None and begin < geboren:
        yield Veldfout(
            INGANGSDATUM, "De cliënt is dan nog niet geboren.",
            "Kijk de ingangsdatum en de geboortedatum na.", "",
        )  # fmt: skip


def _client(een: Aanvraag, vandaag: date) -> Iterator[Veldfout]:
    if een.wet is None:
        yield Veldfout("wet", "Kies onder welke wet je hulp aanvraagt.", "", "")
    wie = een.client
    if (gevonden := bsnfout(wie.bsn)) is not None:
        yield gevonden
    if not wie.achternaam:
        yield Veldfout("achternaam", "Vul de achternaam in.", "", "IV007")
    if wie.voorletters and not wie.voorletters.isalpha():
        yield Veldfout(
            "voorletters", "Voorletters zijn alleen letters.", "Typ ze aan elkaar: JH.", "IV007"
        )
    yield from _geboren(wie, vandaag)
    if wie.geslacht is None:
        yield Veldfout("geslacht", "Kies het geslacht.", "", "")
    elif wie.geslacht not in codelijst("COD046"):
        yield onbekende_code("geslacht", "het geslacht", wie.geslacht, "COD046")


def _geboren(wie: Clientopgave, vandaag: date) -> Iterator[Veldfout]:
    geboren = wie.geboortedatum
    if geboren is None:
        if wie.datum_gebruik == _HEEL_ONBEKEND:
            yield Veldfout(
                "geboortedatum", "Vul 01-01-1900 in: zo staat een onbekende datum in het bericht.",
                "", "IV009",
            )  # fmt: skip
        else:
            yield Veldfout("geboortedatum", "Vul de geboortedatum in.", "", "")
    elif geboren > vandaag:
        yield Veldfout(
            "geboortedatum", "Deze dag is nog niet geweest.", "Kijk de geboortedatum na.", "TR002"
        )
    elif wie.datum_gebruik == _HEEL_ONBEKEND and geboren != _ONBEKEND:
        yield Veldfout(
            "geboortedatum", "Is er niets van de datum bekend, vul dan 01-01-1900 in.", "", "IV009"
        )


def bsnfout(bsn: str) -> Veldfout | None:
    """What is wrong with a BSN."""
    if not bsn:
        return Veldfout("bsn", "Vul het burgerservicenummer in.", "", "OP079")
    if not elfproef.is_valid(bsn) or len(bsn) != _BSN_CIJFERS:
        return Veldfout(
            "bsn",
            "Dit burgerservicenummer kan niet kloppen: volgens de elfproef is een van de cijfers "
            "verkeerd.",
            "Neem het nummer over van het identiteitsbewijs.",
            "CS002",
        )
    return None


def gemeentefout(code: str) -> Veldfout | None:
    """What is wrong with the code of a gemeente."""
    if not code:
        return Veldfout("gemeente", "Kies de gemeente.", "", "")
    if not bestaat_gemeente(code):
        return Veldfout(
            "gemeente", f"Gemeentecode {code} bestaat niet.",
            "Een gemeentecode heeft 4 cijfers, zoals 0268.", "TR378",
        )  # fmt: skip
    return None


def _gemeente(een: Aanvraag, kennis: Kennis) -> Iterator[Veldfout]:
    gevonden = gemeentefout(een.gemeente)
    if gevonden is not None:
        yield gevonden
    if not kennis.aanbieders:
        yield Veldfout(
            "gemeente", "Je AGB-code staat nog niet in Heenweer.",
            "Vul hem in bij Instellingen.", "",
        )  # fmt: skip
    elif een.aanbieder not in {aanbieder.agb for aanbieder in kennis.aanbieders}:
        codes = " of ".join(aanbieder.agb for aanbieder in kennis.aanbieders)
        yield Veldfout(
            "aanbieder", "Kies onder welke AGB-code je het vraagt.", f"Dat kan met {codes}.", ""
        )


def _verwijzing(een: Aanvraag, vandaag: date) -> Iterator[Veldfout]:
    for plek, product in enumerate(een.producten):
        door = product.verwijzer
        if plek and door == een.producten[0].verwijzer:
            continue
        if door.type is None:
            yield Veldfout("type", "Kies wie de cliënt verwees.", "", "OP307")
        elif door.type not in codelijst("COD327"):
            yield onbekende_code("type", "de verwijzer", door.type, "COD327")
        else:
            for fout in verwijzerfouten(door.type, door.naam, door.zorgverlener_code):
                yield Veldfout(fout.veld, fout.melding, fout.advies, fout.regel)
    if een.verwezen_op is not None and een.verwezen_op > vandaag:
        yield Veldfout("verwezen_op", "Deze dag is nog niet geweest.", "Kijk de datum na.", "")
    if een.aangemeld_op is not None and een.aangemeld_op > vandaag:
        yield Veldfout("aangemeld_op", "Deze dag is nog niet geweest.", "Kijk de datum na.", "")
    if een.eerste_contact is not None and een.eerste_contact > vandaag:
        yield Veldfout(
            "eerste_contact", "Deze dag is nog niet geweest.",
            "Vul hem in als het contact er is geweest.", "",
        )  # fmt: skip

"""Draws the forms of requests: every step of a 315 and a 317, and what stands in their way."""

from __future__ import annotations

from datetime import date

from app.forms.form import Waarde
from app.gui.stappen.page import Stappenpagina
from app.gui.verzoeken.erbij import Gemeentehulp
from app.services.verzoeksturen import Verzoekform
from app.standard.release import Wet
from tests.screenshots.kijker import Kijker

APELDOORN = "0200"
_BSN = "999990639"  # of nobody in the demo


def verzoeken(kijker: Kijker) -> None:
    """Draw the wizard as it is filled in."""
    _aanvraag(kijker)
    _wijziging(kijker)


def _pagina(kijker: Kijker) -> Stappenpagina[Verzoekform]:
    kijker.rust()
    pagina = kijker.venster.over
    assert isinstance(pagina, Stappenpagina)
    return pagina


def _zet(pagina: Stappenpagina[Verzoekform], groep: str, **antwoorden: Waarde) -> None:
    form = pagina.form
    for veld, waarde in antwoorden.items():
        form = form.zet(groep, veld, waarde)
    pagina.zet_form(form)


def _aanvraag(kijker: Kijker) -> None:
    kijker.geopend.kantoor.open_aanvraag()
    pagina = _pagina(kijker)
    kijker.teken("315-1-leeg")
    pagina.indeling.volgende.click()
    kijker.teken("315-1-fouten")
    _zet(
        pagina, "client", wet="jw", bsn=_BSN, achternaam="Weijden-Schouten tot Oldenzaal",
        voorvoegsel="van der", voorletters="JPMA", geboortedatum=date(2013, 5, 4), geslacht="2",
        gezagsdrager_bekend="1",
    )  # fmt: skip
    kijker.teken("315-1-client")
    pagina.ga_naar("gemeente")
    kijker.teken("315-2-leeg")
    hulp = pagina.findChild(Gemeentehulp)
    assert isinstance(hulp, Gemeentehulp)
    hulp.open.click()
    kijker.teken("315-2-vragen")
    _zet(pagina, "gemeente", gemeente="0268")
    pagina.ga_naar("verwijzing")
    kijker.teken("315-3-leeg")
    _zet(
        pagina, "verwijzing", type="06", verwezen_op=date(2026, 3, 2),
        aangemeld_op=date(2026, 3, 9), eerste_contact=date(2026, 3, 16),
    )  # fmt: skip
    kijker.teken("315-3-verwijzing")
    pagina.ga_naar("producten")
    kijker.teken("315-4-leeg")
    _zet(
        pagina, "product-0", product="54|54001", ingangsdatum=date(2026, 3, 16),
        einddatum=date(2027, 3, 15), volume=1800, eenheid="04", frequentie="6",
    )  # fmt: skip
    kijker.teken("315-4-product")
    pagina.zet_form(pagina.form.voeg_toe("producten"))
    _zet(pagina, "product-1", product="aspecifiek", categorie="45", budget=385_000)
    kijker.teken("315-4-twee-producten")
    pagina.ga_naar("controle")
    kijker.teken("315-5-niet-af")
    _zet(pagina, "product-1", ingangsdatum=date(2026, 3, 16), einddatum=date(2026, 9, 15))
    kijker.teken("315-5-bezwaren")
    _zet(pagina, "verwijzing", type="02", naam="Huisartsenpraktijk Het Veer")
    pagina.zet_form(pagina.form.haal_weg("product-1"))
    _zet(pagina, "product-0", product="45|45A04", volume=2, frequentie="2")
    kijker.teken("315-5-goed")
    pagina.gesloten.emit()
    kijker.teken("315-concept")


def _wijziging(kijker: Kijker) -> None:
    id_, _ = kijker.zoek(
        lambda t: (
            (t.sleutel.wet, t.sleutel.gemeente) == (Wet.JW, APELDOORN)
            and t.actueel.omvang is not None
            and t.is_actueel(kijker.geopend.kantoor.workspace.vandaag())
        )
    )
    kijker.geopend.kantoor.open_aanvraag(wijziging_van=id_)
    pagina = _pagina(kijker)
    kijker.teken("317-1-leeg")
    groep = pagina.form.groepen("toewijzingen")[1].naam
    _zet(pagina, "reden", reden="1")
    _zet(pagina, groep, wat="anders", volume=5, gewenste_ingangsdatum=date(2026, 5, 4))
    kijker.teken("317-1-anders")
    pagina.ga_naar("nieuw")
    kijker.teken("317-2-leeg")
    pagina.ga_naar("controle")
    kijker.teken("317-3-goed")
    pagina.gesloten.emit()
    kijker.rust()

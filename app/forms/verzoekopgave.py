"""What a 315 or 317 of ours asked, as the form has it: to ask it again, or elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from app.domain.aanvraag import (
    Aanvraag,
    Clientopgave,
    Productopgave,
    Verwijzeropgave,
    Wijzigingopgave,
    Wijzigingsaanvraag,
    omvangdelen,
    productsoort,
)
from app.domain.verzoek import IngediendVerzoek
from app.forms.verzoekbericht import JA
from app.standard.verzoek import (
    AangevraagdProduct,
    NieuwProduct,
    TeWijzigenProduct,
    VerzoekToewijzingbericht,
    VerzoekWijzigingbericht,
)


def aanvraag_van(
    bericht: VerzoekToewijzingbericht, verzoeken: Mapping[str, IngediendVerzoek]
) -> Aanvraag:
    """Give what a 315 asked.

    ``verzoeken`` are what we kept beside it, by ReferentieAanbieder; products that are not among
    them are left out, unless nothing was kept.
    """
    client = bericht.client
    assert client is not None  # it is a heenbericht
    gekozen = [
        (een, verzoeken.get(een.referentie_aanbieder))
        for een in client.aangevraagde_producten
        if not verzoeken or een.referentie_aanbieder in verzoeken
    ]
    eerste = gekozen[0][1]
    naam = client.naam
    return Aanvraag(
        wet=bericht.wet,
        gemeente=bericht.gemeente,
        aanbieder=bericht.aanbieder,
        client=Clientopgave(
            bsn=client.bsn,
            geboortedatum=client.geboortedatum.datum,
            datum_gebruik=client.geboortedatum.datum_gebruik,
            geslacht=client.geslacht,
            achternaam=naam.geslachtsnaam.achternaam,
            voorvoegsel=naam.geslachtsnaam.voorvoegsel,
            voornamen=naam.voornamen,
            voorletters=naam.voorletters,
        ),
        gezagsdrager_bekend=_ja(client.gezagsdrager_bekend),
        producten=tuple(_aangevraagd(een, verzoek) for een, verzoek in gekozen),
        eerste_contact=eerste.eerste_contact if eerste else None,
        spoed=eerste.spoed if eerste else False,
        verwijzing_id=eerste.verwijzing_id if eerste else None,
    )


def wijziging_van(bericht: VerzoekWijzigingbericht) -> Wijzigingsaanvraag:
    """Give what a 317 asked."""
    client = bericht.client
    assert client is not None  # it is a heenbericht
    verzoek = client.verzoek
    return Wijzigingsaanvraag(
        wet=bericht.wet,
        gemeente=bericht.gemeente,
        aanbieder=bericht.aanbieder,
        bsn=client.bsn,
        reden=verzoek.reden_verzoek,
        wijzigen=tuple(_te_wijzigen(een) for een in verzoek.te_wijzigen_producten),
        nieuw=tuple(_nieuw(een) for een in verzoek.nieuwe_producten),
    )


def _aangevraagd(een: AangevraagdProduct, verzoek: IngediendVerzoek | None) -> Productopgave:
    was = verzoek.gevraagd if verzoek else None
    return replace(
        _gevraagd(een, een.toewijzing_ingangsdatum, een.toewijzing_einddatum),
        verwijzer=Verwijzeropgave(
            type=een.verwijzer.type,
            naam=een.verwijzer.naam,
            zorgverlener_code=een.verwijzer.zorgverlener_code,
        ),
        raamcontract=_ja(een.raamcontract),
        commentaar=een.commentaar,
        zorgvorm=was.zorgvorm if was else None,
        verlenging_van=was.verlenging_van if was else None,
    )


def _te_wijzigen(een: TeWijzigenProduct) -> Wijzigingopgave:
    volume, eenheid, frequentie = omvangdelen(een.omvang)
    return Wijzigingopgave(
        toewijzing_nummer=een.toewijzing_nummer,
        gewenste_ingangsdatum=een.gewenste_ingangsdatum,
        einddatum=een.einddatum,
        volume=volume,
        eenheid=eenheid,
        frequentie=frequentie,
        budget=een.budget,
    )


def _nieuw(een: NieuwProduct) -> Productopgave:
    return _gevraagd(een, een.gewenste_ingangsdatum, een.einddatum)


def _gevraagd(
    een: AangevraagdProduct | NieuwProduct, ingangsdatum: date, einddatum: date | None
) -> Productopgave:
    """What a 315 and a 317 have in common of a product."""
    volume, eenheid, frequentie = omvangdelen(een.omvang)
    categorie = een.product.categorie if een.product else None
    code = een.product.code if een.product else None
    return Productopgave(
        soort=productsoort(categorie, code),
        categorie=categorie,
        code=code,
        ingangsdatum=ingangsdatum,
        einddatum=einddatum,
        volume=volume,
        eenheid=eenheid,
        frequentie=frequentie,
        budget=een.budget,
    )


def _ja(code: str | None) -> bool | None:
    return None if code is None else code == JA

"""The 315 and the 317 of what was filled in; what is missing was found before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from app.domain.aanvraag import (
    Aanvraag,
    Clientopgave,
    Productopgave,
    Verwijzeropgave,
    Wijzigingopgave,
    Wijzigingsaanvraag,
)
from app.forms.form import Afzending
from app.standard.basis import (
    Achternaam,
    BerichtIdentificatie,
    Geboortedatum,
    Header,
    VerkorteNaam,
    Verwijzer,
)
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet, bericht_code
from app.standard.verzoek import (
    AangevraagdProduct,
    NieuwProduct,
    OngewijzigdProduct,
    TeWijzigenProduct,
    Verzoek,
    VerzoekClient,
    VerzoekToewijzingbericht,
    VerzoekWijzigingbericht,
    WijzigingClient,
)

JA, NEE = "1", "2"  # COD260


def maak_315(
    aanvraag: Aanvraag, referenties: Sequence[str], afzending: Afzending
) -> VerzoekToewijzingbericht:
    """Make the 315; ``referenties`` has a ReferentieAanbieder for each product (TR347, TR383)."""
    wet, client = aanvraag.wet, aanvraag.client
    assert wet is not None  # all of these were asked
    assert client.geboortedatum is not None
    assert client.geslacht is not None
    return VerzoekToewijzingbericht(
        **_begin(wet, Berichtsoort.VERZOEK_TOEWIJZING, aanvraag, afzending),
        client=VerzoekClient(
            bsn=client.bsn,
            geboortedatum=Geboortedatum(
                datum=client.geboortedatum, datum_gebruik=client.datum_gebruik
            ),
            geslacht=client.geslacht,
            naam=verkorte_naam(client),
            gezagsdrager_bekend=ja_nee(aanvraag.gezagsdrager_bekend) if wet is Wet.JW else None,
            aangevraagde_producten=tuple(
                _aangevraagd(product, referentie)
                for product, referentie in zip(aanvraag.producten, referenties, strict=True)
            ),
        ),
    )


def maak_317(
    aanvraag: Wijzigingsaanvraag, actueel: Iterable[int], referentie: str, afzending: Afzending
) -> VerzoekWijzigingbericht:
    """Make the 317.

    ``actueel`` are the numbers of all actuele Toewijzingen: those that are not to change are
    named as they are (OP308, TR349).
    """
    assert aanvraag.wet is not None  # both were asked
    assert aanvraag.reden is not None
    te_wijzigen = {een.toewijzing_nummer for een in aanvraag.wijzigen}
    return VerzoekWijzigingbericht(
        **_begin(aanvraag.wet, Berichtsoort.VERZOEK_WIJZIGING, aanvraag, afzending),
        client=WijzigingClient(
            bsn=aanvraag.bsn,
            verzoek=Verzoek(
                referentie_aanbieder=referentie,
                reden_verzoek=aanvraag.reden,
                ongewijzigde_producten=tuple(
                    OngewijzigdProduct(toewijzing_nummer=nummer)
                    for nummer in sorted(set(actueel) - te_wijzigen)
                ),
                te_wijzigen_producten=tuple(_te_wijzigen(een) for een in aanvraag.wijzigen),
                nieuwe_producten=tuple(_nieuw(een) for een in aanvraag.nieuw),
            ),
        ),
    )


def verkorte_naam(client: Clientopgave) -> VerkorteNaam:
    """Name as the messages of the aanbieder have it (IV007)."""
    return VerkorteNaam(
        geslachtsnaam=Achternaam(achternaam=client.achternaam, voorvoegsel=client.voorvoegsel),
        voornamen=client.voornamen,
        voorletters=client.voorletters,
    )


def ja_nee(waarde: bool | None) -> str | None:
    """Code of COD260, or nothing."""
    return None if waarde is None else JA if waarde else NEE


def _begin(
    wet: Wet, soort: Berichtsoort, aanvraag: Aanvraag | Wijzigingsaanvraag, afzending: Afzending
) -> dict[str, Any]:
    return {
        "wet": wet,
        "soort": soort,
        "header": Header(
            bericht_code=bericht_code(wet, soort.value),
            afzender=aanvraag.aanbieder,
            ontvanger=aanvraag.gemeente,
            bericht_identificatie=BerichtIdentificatie(
                identificatie=afzending.identificatie, dagtekening=afzending.dagtekening
            ),
        ),
    }


def _aangevraagd(een: Productopgave, referentie: str) -> AangevraagdProduct:
    assert een.ingangsdatum is not None  # it was asked
    return AangevraagdProduct(
        referentie_aanbieder=referentie,
        product=een.product,
        toewijzing_ingangsdatum=een.ingangsdatum,
        toewijzing_einddatum=een.einddatum,
        omvang=een.omvang,
        budget=een.budget,
        verwijzer=_verwijzer(een.verwijzer),
        raamcontract=ja_nee(een.raamcontract),
        commentaar=een.commentaar,
    )


def _verwijzer(opgave: Verwijzeropgave) -> Verwijzer:
    assert opgave.type is not None  # it was asked
    return Verwijzer(type=opgave.type, naam=opgave.naam, zorgverlener_code=opgave.zorgverlener_code)


def _te_wijzigen(een: Wijzigingopgave) -> TeWijzigenProduct:
    assert een.gewenste_ingangsdatum is not None  # it was asked
    return TeWijzigenProduct(
        toewijzing_nummer=een.toewijzing_nummer,
        gewenste_ingangsdatum=een.gewenste_ingangsdatum,
        einddatum=een.einddatum,
        omvang=een.omvang,
        budget=een.budget,
    )


def _nieuw(een: Productopgave) -> NieuwProduct:
    assert een.ingangsdatum is not None  # it was asked
    return NieuwProduct(
        product=een.product,
        gewenste_ingangsdatum=een.ingangsdatum,
        einddatum=een.einddatum,
        omvang=een.omvang,
        budget=een.budget,
    )

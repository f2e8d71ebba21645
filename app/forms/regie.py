"""What the forms for start and stop share: who and what it is about, and how a message begins."""

from __future__ import annotations

from typing import Any

from app.domain.client import Client
from app.domain.levering import Melding
from app.domain.toewijzing import Toewijzing, omvang_tekst
from app.domain.verzending import Status
from app.forms.form import Afzending
from app.standard.basis import BerichtIdentificatie, Header
from app.standard.berichtsoort import Berichtsoort
from app.standard.codelijsten import gemeentenaam
from app.standard.leesbaar import datum_voluit
from app.standard.release import bericht_code


def bekend(client: Client, toewijzing: Toewijzing) -> list[str]:
    """Lines that tell who it is about and what was assigned."""
    product, sleutel = toewijzing.laatst_toegewezen, toewijzing.sleutel
    geboren, gemeente = client.geboortedatum.datum.year, gemeentenaam(sleutel.gemeente)
    tot = f" – {datum_voluit(product.einddatum)}" if product.einddatum else ", zonder einddatum"
    omvang = omvang_tekst(product.omvang, product.budget)
    regels = [
        f"{client.korte_naam} ({geboren}) · {gemeente} · {sleutel.wet.naam}",
        f"Toegewezen {datum_voluit(product.ingangsdatum)}{tot}{omvang and f', {omvang}'}",
    ]
    if toewijzing.verwijderd:
        weg = datum_voluit(toewijzing.actueel.toewijzingsdatum)
        regels.append(f"Door de gemeente verwijderd op {weg}")
    return regels


def gemeld(melding: Melding) -> str:
    """Whether a report has left, in a word before it: ``Gemelde start``."""
    if melding.status.onderweg:
        return f"{melding.soort.value.capitalize()}, nog niet ingediend"
    return f"Gemelde {melding.soort.value}"


def nog_onderweg(oud: Melding | None) -> str:
    """Warn that what is to be corrected was exported and may not have arrived yet (OP080)."""
    if oud is None or oud.status is not Status.GEEXPORTEERD:
        return ""
    return (
        f"De {oud.soort.value} is geëxporteerd en nog niet ingediend. Dien die eerst in en wacht "
        "op het antwoord: komt dit bericht eerder aan, dan keurt de gemeente het af (OP080)."
    )


def bericht_van(
    toewijzing: Toewijzing, soort: Berichtsoort, afzending: Afzending
) -> dict[str, Any]:
    """What every message on a Toewijzing begins with: its wet, soort and Header."""
    sleutel = toewijzing.sleutel
    return {
        "wet": sleutel.wet,
        "soort": soort,
        "header": Header(
            bericht_code=bericht_code(sleutel.wet, soort.value),
            afzender=toewijzing.aanbieder,
            ontvanger=sleutel.gemeente,
            bericht_identificatie=BerichtIdentificatie(
                identificatie=afzending.identificatie, dagtekening=afzending.dagtekening
            ),
        ),
    }


def persoon(client: Client) -> dict[str, Any]:
    """Who the client is, as a 305 and a 307 tell it."""
    return {
        "bsn": client.bsn,
        "geboortedatum": client.geboortedatum,
        "geslacht": client.geslacht,
        "naam": client.verkorte_naam,
    }


def groot(tekst: str) -> str:
    """The same text with a capital first."""
    return tekst[:1].upper() + tekst[1:]

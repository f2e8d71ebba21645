"""Requests of ours and what a gemeente answers: messages, and what is kept of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from app.domain.aanvraag import Clientopgave, Zorgvorm
from app.domain.client import Client
from app.domain.verzending import Status
from app.domain.verzoek import AFGEWEZEN, GevraagdProduct, IngediendVerzoek
from app.services.workspace import Workspace
from app.standard.basis import BerichtIdentificatie
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import encode
from app.standard.release import Wet
from app.standard.toewijzing import Toewijzingbericht
from app.standard.verzoek import (
    AangevraagdProduct,
    Antwoordbericht,
    VerzoekToewijzingbericht,
    VerzoekWijzigingbericht,
    Woonplaatsbeginsel,
)
from app.store.unit_of_work import UnitOfWork
from tests.bouw import BSN, NIJMEGEN, bericht301, toegewezen
from tests.rules.bouw import geldig, met
from tests.store.opslag import verzending

APRIL_7, APRIL_8, APRIL_9, APRIL_10 = (date(2026, 4, dag) for dag in (7, 8, 9, 10))
_NUMMERS = count(1)


def bericht315(
    *referenties: str, wet: Wet = Wet.JW, bsn: str = BSN, **kop: Any
) -> VerzoekToewijzingbericht:
    """A 315 that asks a product under each reference, A1 when there is none."""
    bericht = geldig(Berichtsoort.VERZOEK_TOEWIJZING, wet)
    assert isinstance(bericht, VerzoekToewijzingbericht)
    assert bericht.client is not None
    eerste, daarna = bericht.client.aangevraagde_producten
    if not referenties:
        referenties = ("A1",)
    producten = [
        replace(product, referentie_aanbieder=referentie)
        for product, referentie in zip((eerste, daarna), referenties, strict=False)
    ]
    client = replace(bericht.client, bsn=bsn, aangevraagde_producten=tuple(producten))
    gemaakt: VerzoekToewijzingbericht = _met_kop(replace(bericht, client=client), **kop)
    return gemaakt


def bericht317(
    referentie: str = "V1", wet: Wet = Wet.JW, bsn: str = BSN, **kop: Any
) -> VerzoekWijzigingbericht:
    """A 317 on Toewijzing 300201 and 300203."""
    bericht = met(geldig(Berichtsoort.VERZOEK_WIJZIGING, wet), "client/bsn", bsn)
    bericht = met(bericht, "client/verzoek/referentie_aanbieder", referentie)
    gemaakt: VerzoekWijzigingbericht = _met_kop(bericht, **kop)
    return gemaakt


def bericht319(
    referentie: str = "A1",
    antwoord: str = AFGEWEZEN,
    reden: str | None = None,
    andere_gemeente: str | None = None,
    wet: Wet = Wet.JW,
    **kop: Any,
) -> Antwoordbericht:
    """A 319 about a request; a refusal has reason 1 unless another is given."""
    bericht = geldig(Berichtsoort.ANTWOORD, wet)
    assert isinstance(bericht, Antwoordbericht)
    assert bericht.antwoord is not None
    nieuw = replace(
        bericht.antwoord,
        referentie_aanbieder=referentie,
        verzoek_antwoord=antwoord,
        reden_afwijzing_verzoek=(reden or "1") if antwoord == AFGEWEZEN else None,
        woonplaatsbeginsel=Woonplaatsbeginsel(gemeente=andere_gemeente)
        if andere_gemeente
        else None,
    )
    gemaakt: Antwoordbericht = _met_kop(replace(bericht, antwoord=nieuw), **kop)
    return gemaakt


def bericht301_op(*referenties: str, **anders: Any) -> Toewijzingbericht:
    """A 301 with a product for each reference."""
    producten = [
        toegewezen(
            300201 + plaats,
            wet=anders.get("wet", Wet.JW),
            referentie_aanbieder=referentie,
            ingangsdatum=date(2026 + plaats, 4, 1),
            einddatum=date(2026 + plaats, 12, 31),
            toewijzingsdatum=APRIL_9,
        )
        for plaats, referentie in enumerate(referenties)
    ]
    velden: dict[str, Any] = {
        "identificatie": f"T{next(_NUMMERS):05}",
        "dagtekening": APRIL_9,
    } | anders
    return bericht301(*producten, **velden)


def _met_kop(
    bericht: Any,
    identificatie: str | None = None,
    dagtekening: date = APRIL_9,
    gemeente: str = NIJMEGEN,
) -> Any:
    nummer = BerichtIdentificatie(
        identificatie=identificatie or f"V{next(_NUMMERS):05}", dagtekening=dagtekening
    )
    kant = "afzender" if bericht.soort.van_gemeente else "ontvanger"
    header = replace(bericht.header, bericht_identificatie=nummer, **{kant: gemeente})
    return replace(bericht, header=header)


def vraag(
    uow: UnitOfWork,
    bericht: VerzoekToewijzingbericht | VerzoekWijzigingbericht,
    status: Status = Status.INGEDIEND,
    **van_verzoek: Any,
) -> list[IngediendVerzoek]:
    """Keep a request as if it was made with a form; its client is new or known."""
    assert bericht.client is not None
    client_id = _client(uow, bericht.client.bsn)
    uit = verzending(
        bericht.soort,
        status,
        bericht.identificatie,
        wet=bericht.wet,
        gemeente=bericht.gemeente,
        aanbieder=bericht.aanbieder,
        dagtekening=bericht.header.bericht_identificatie.dagtekening,
        inhoud=encode(bericht),
        client_id=client_id,
        ingediend_op=APRIL_9 if status.verstuurd else None,
    )
    uow.berichten.bewaar_uit([uit])
    verzoeken = ingediend(bericht, uit.bewaard_id, **van_verzoek)
    for een in verzoeken:
        een.berichtstatus = status
    uow.verzoeken.bewaar(verzoeken, client_id)
    return verzoeken


def doe(
    ws: Workspace,
    bericht: VerzoekToewijzingbericht | VerzoekWijzigingbericht,
    status: Status = Status.INGEDIEND,
) -> list[IngediendVerzoek]:
    """Keep a request in a data folder."""
    with ws.schrijven() as uow:
        verzoeken = vraag(uow, bericht, status)
        uow.commit()
    return verzoeken


def ingediend(
    bericht: Bericht, bericht_id: int | None = None, **anders: Any
) -> list[IngediendVerzoek]:
    """What a 315 or 317 asks."""
    velden: dict[str, Any] = {
        "wet": bericht.wet,
        "gemeente": bericht.gemeente,
        "aanbieder": bericht.aanbieder,
        "soort": bericht.soort,
        "gedaan_op": bericht.header.bericht_identificatie.dagtekening,
        "bericht_id": bericht_id,
    }
    if isinstance(bericht, VerzoekWijzigingbericht):
        assert bericht.client is not None
        velden |= {"bsn": bericht.client.bsn}
        referentie = bericht.client.verzoek.referentie_aanbieder
        return [IngediendVerzoek(referentie_aanbieder=referentie, **velden | anders)]
    assert isinstance(bericht, VerzoekToewijzingbericht)
    assert bericht.client is not None
    velden |= {"bsn": bericht.client.bsn}
    return [
        IngediendVerzoek(
            referentie_aanbieder=product.referentie_aanbieder,
            **{"gevraagd": gevraagd(product)} | velden | anders,
        )
        for product in bericht.client.aangevraagde_producten
    ]


def gevraagd(product: AangevraagdProduct, **anders: Any) -> GevraagdProduct:
    """What a product of a 315 asks."""
    velden: dict[str, Any] = {
        "product": product.product,
        "ingangsdatum": product.toewijzing_ingangsdatum,
        "einddatum": product.toewijzing_einddatum,
        "omvang": product.omvang,
        "budget": product.budget,
        "verwijzer_type": product.verwijzer.type,
        "zorgvorm": Zorgvorm.ANDERS,
    }
    return GevraagdProduct(**velden | anders)


def _client(uow: UnitOfWork, bsn: str) -> int:
    """Id of a client, who is made when new."""
    dossier = uow.dossiers.laad([bsn])[bsn]
    if dossier.client is None:
        dossier.client = Client.nieuw(
            Clientopgave(
                bsn=bsn,
                geboortedatum=date(2010, 2, 14),
                geslacht="1",
                achternaam="Wit",
                voorvoegsel="de",
                voorletters="T",
            )
        )
        uow.dossiers.bewaar([dossier])
    assert dossier.client.id is not None
    return dossier.client.id

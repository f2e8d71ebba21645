"""Which message of a gemeente took the place of one that we refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.afkeur import GeweigerdBericht, GoedBericht
from app.services.afkeurplek import Inhoud, lees
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort
from app.standard.toewijzing import Toewijzingbericht
from app.standard.verzoek import Antwoordbericht
from app.store.unit_of_work import UnitOfWork

Onderwerp = tuple[Berichtsoort | None, str]  # a client by BSN, or a request by its reference
_ONBEKEND: Onderwerp = (None, "")


def vervangers(
    uow: UnitOfWork, geweigerd: Sequence[GeweigerdBericht], inhouden: Mapping[int, Inhoud]
) -> dict[int, GoedBericht]:
    """Give by refused message of a gemeente the first good one that came in its place.

    A 301 has all that is assigned to the client (OP087): any later one takes its place. A 319
    answers one request: the next with the same ReferentieAanbieder does.
    """
    onderwerpen = {
        een.bericht_id: _onderwerp(inhouden[een.bericht_id].bericht) for een in geweigerd
    }
    bsns = {naam for soort, naam in onderwerpen.values() if soort is Berichtsoort.TOEWIJZING}
    goed: list[tuple[Onderwerp, GoedBericht]] = [
        ((Berichtsoort.TOEWIJZING, een.bsn), een)
        for een in uow.afkeuren.goede_toewijzingsberichten(bsns)
    ]
    if any(soort is Berichtsoort.ANTWOORD for soort, _ in onderwerpen.values()):
        goed += [
            (_onderwerp(lees(een.inhoud).bericht), een) for een in uow.afkeuren.goede_antwoorden()
        ]
    per_onderwerp: dict[tuple[object, ...], list[GoedBericht]] = {}
    for onderwerp, een in goed:
        per_onderwerp.setdefault(_sleutel(een, onderwerp), []).append(een)
    gevonden = {}
    for fout in geweigerd:
        if onderwerpen[fout.bericht_id] == _ONBEKEND:
            continue
        kan = per_onderwerp.get(_sleutel(fout, onderwerpen[fout.bericht_id]), ())
        if (later := next((g for g in kan if g.bericht_id > fout.bericht_id), None)) is not None:
            gevonden[fout.bericht_id] = later
    return gevonden


def _sleutel(een: GeweigerdBericht | GoedBericht, onderwerp: Onderwerp) -> tuple[object, ...]:
    return (een.wet, een.gemeente, een.aanbieder, *onderwerp)


def _onderwerp(bericht: Bericht | None) -> Onderwerp:
    """Whom or what a message of a gemeente is about, in one wet and gemeente."""
    if isinstance(bericht, Toewijzingbericht) and bericht.client is not None:
        return Berichtsoort.TOEWIJZING, bericht.client.bsn
    if isinstance(bericht, Antwoordbericht) and bericht.antwoord is not None:
        return Berichtsoort.ANTWOORD, bericht.antwoord.referentie_aanbieder
    return _ONBEKEND

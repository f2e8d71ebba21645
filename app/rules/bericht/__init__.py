"""Rules of level 2: what a message says is judged against itself."""

from types import ModuleType

from app.rules.bericht import (
    aanlevering,
    adres,
    antwoord,
    client,
    datums,
    declaratie,
    declaratieperiode,
    omvang,
    stapeling,
    verzoek,
)

MODULES: tuple[ModuleType, ...] = (
    aanlevering,
    adres,
    antwoord,
    client,
    datums,
    declaratie,
    declaratieperiode,
    omvang,
    stapeling,
    verzoek,
)

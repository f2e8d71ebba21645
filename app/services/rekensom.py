"""What care adds up to and how it is rounded, in words (IV079)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from app.domain.toewijzing import volume_tekst
from app.domain.volume import EURO, MINUUT, UUR, te_declareren
from app.domain.zorg import DUIZENDSTEN, Zorgregel, in_eenheid, teleenheid
from app.services.zorgcontrole import aantal_tekst, eenheidnaam

_MINUTEN = 60
_EUROCENT = 100


def som_in_woorden(zorg: Iterable[Zorgregel], volume: int, eenheid: str) -> tuple[str, bool]:
    """Give the sum in a sentence, and whether the volume that is declared follows from it.

    ``380 minuten = 6 uur en 20 minuten, afgerond 6 uur (IV079).`` Care in more than one Eenheid
    is told apart.
    """
    sommen: dict[str, int] = {}
    for een in zorg:
        in_teleenheid = teleenheid(een.eenheid)
        aantal = in_eenheid(int(een.aantal * DUIZENDSTEN), een.eenheid, in_teleenheid)
        assert aantal is not None  # to what it is counted in, it can be told
        sommen[in_teleenheid] = sommen.get(in_teleenheid, 0) + aantal
    samen = " en ".join(
        hoeveel(Decimal(aantal) / DUIZENDSTEN, van) for van, aantal in sommen.items()
    )
    if list(sommen) != [teleenheid(eenheid)]:
        return (f"{samen}." if samen else "Er staat geen zorg meer bij."), False
    som = Decimal(sommen[teleenheid(eenheid)]) / DUIZENDSTEN
    if eenheid == UUR:
        uren, rest = divmod(som, _MINUTEN)
        heel, afgerond = volume_tekst(int(uren), UUR), bool(rest)
        voluit = f"{heel} en {hoeveel(rest, MINUUT)}" if rest else heel
        samen = f"{samen} = {voluit}" if uren else samen
    else:
        afgerond = som * (_EUROCENT if eenheid == EURO else 1) != te_declareren(som, eenheid)
    klopt = te_declareren(som, eenheid) == volume
    if klopt and afgerond:
        samen = f"{samen}, afgerond {volume_tekst(volume, eenheid)} (IV079)"
    return f"{samen}.", klopt


def hoeveel(aantal: Decimal, eenheid: str) -> str:
    """Give what was recorded in words, of euros (83) as an amount: ``95 minuten``, ``1,5 uur``."""
    volume = aantal * (_EUROCENT if eenheid == EURO else 1)
    if volume == volume.to_integral_value():
        return volume_tekst(int(volume), eenheid)
    return f"{aantal_tekst(aantal)} {eenheidnaam(eenheid)}"

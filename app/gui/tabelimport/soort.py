"""What an import of a table is about: where its columns go, and what taking it over does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from app.gui.format import StatusText

if TYPE_CHECKING:
    from app.services.kolommen import Doel, Kolomkeuze, Kolomvoorstel
    from app.services.tabel import Tabel
    from app.services.waarden import Rijfout
    from app.services.workspace import Workspace


class Voorstel(Protocol):
    """What a file would do, as the service of its kind gives it."""

    @property
    def kolommen(self) -> Kolomvoorstel:
        """Which column is which."""
        ...

    @property
    def fouten(self) -> Sequence[Rijfout]:
        """What is wrong with a row."""
        ...

    @property
    def waarschuwingen(self) -> Sequence[Rijfout]:
        """What is odd, and may be right."""
        ...


V = TypeVar("V", bound=Voorstel)


def geen_bezwaar(_: Voorstel) -> str:
    """Have nothing against a file."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Importsoort(Generic[V]):
    """One kind of table. What takes a Workspace runs off the GUI thread.

    ``standen`` gives by row number what becomes of it, ``samenvatting`` what taking over will do
    and ``gedaan`` what it did, in a sentence. ``bezwaar`` says why a file cannot be taken over
    though no row of it is wrong. ``sjabloon`` writes the template. With ``neemt_rest`` rows that
    are wrong are left out and the rest is taken; without, nothing is.
    """

    titel: str
    sleep: str
    hint: str
    help_text: str
    doel: Doel
    sjabloonnaam: str
    lees: Callable[[Workspace, Tabel, Kolomkeuze | None], V]
    importeer: Callable[[Workspace, Tabel, Kolomkeuze | None], V]
    sjabloon: Callable[[Workspace, Path], Path]
    standen: Callable[[V], Mapping[int, StatusText]]
    samenvatting: Callable[[V], str]
    gedaan: Callable[[V], str]
    bezwaar: Callable[[V], str] = geen_bezwaar
    neemt_rest: bool = False

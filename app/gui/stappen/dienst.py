"""What a form in steps needs of its caller: to judge it, to send it, and to keep it half done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypeVar

from app.forms.stappen import Stappenform
from app.services.verzoekuitslag import Verzoekresultaat, Verzoekvoorbeeld

Form = TypeVar("Form", bound=Stappenform)
FormIn = TypeVar("FormIn", bound=Stappenform, contravariant=True)  # noqa: PLC0105 - see above


class Stappendienst(Protocol[FormIn]):
    """Works on one form, as its page shows it; all but ``zin`` is called off the GUI thread."""

    def zin(self, form: FormIn) -> str:
        """Say in one sentence who asks what of which gemeente, as far as it was filled in."""
        ...

    def controleer(self, form: FormIn) -> Verzoekvoorbeeld:
        """Give the request as it would be sent, and what stands in its way."""
        ...

    def zet_klaar(self, form: FormIn, redenen: Mapping[str, str]) -> Verzoekresultaat:
        """Make the request ready; ``redenen`` are why it goes although, by Bezwaar.sleutel.

        When it succeeds the concept is gone.
        """
        ...

    def bewaar(self, form: FormIn, stap: str) -> None:
        """Keep what was filled in, with the step that is open, in place of what was kept."""
        ...

    def gooi_weg(self) -> None:
        """Throw away what was kept."""
        ...

"""Files of the user: never over another one, and nothing half."""

from __future__ import annotations

from errno import ENOSPC
from io import FileIO
from pathlib import Path

import pytest

from app.errors import UserError
from app.services.wegschrijven import eis_nieuw, schrijf_nieuw, schrijf_samen


def test_wat_al_bestaat_blijft_zoals_het_was(tmp_path: Path) -> None:
    oud, nieuw = tmp_path / "oud.pdf", tmp_path / "nieuw.pdf"
    oud.write_bytes(b"oud")
    with pytest.raises(UserError, match=r"‘oud\.pdf’ bestaat al"):
        schrijf_samen({nieuw: b"nieuw", oud: b"nieuw"})
    assert oud.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [oud]


def test_van_een_volle_schijf_blijft_geen_half_bestand_achter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Vol(FileIO):
        def write(self, _: object) -> int:
            raise OSError(ENOSPC, "full")

    monkeypatch.setattr(Path, "open", Vol)
    with pytest.raises(UserError, match="kan daar niet worden bewaard"):
        schrijf_nieuw(tmp_path / "a.pdf", b"inhoud")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("naam", "zegt"),
    [
        ("a.txt", "is geen PDF"),
        ("map.pdf", "bestaat al"),
        ("nergens/a.pdf", "kan daar niet worden bewaard"),
        ("map.pdf/nergens/a.pdf", "kan daar niet worden bewaard"),
        (f"{'a' * 300}.pdf", "kan daar niet worden bewaard"),
    ],
)
def test_wat_niet_kan_wordt_gezegd_voor_het_werk(tmp_path: Path, naam: str, zegt: str) -> None:
    (tmp_path / "map.pdf").mkdir()
    with pytest.raises(UserError, match=zegt):
        eis_nieuw(tmp_path / naam, ".pdf")


def test_wat_kan_mag_ook_in_hoofdletters(tmp_path: Path) -> None:
    eis_nieuw(tmp_path / "A.PDF", ".pdf")

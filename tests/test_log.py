from __future__ import annotations

import logging
import threading
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.log import MASK, Masker, log_to

BSN = "999900006"
log = logging.getLogger("app.test")


@pytest.fixture
def masker() -> Masker:
    masker = Masker()
    masker.mask_names(["Zoë de Wit-O'Neill", "de Wit", "Özdemir", "İlker", "", "  ", "J."])
    return masker


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (f"BSN {BSN} onbekend", f"BSN {MASK} onbekend"),
        (f"<bsn>{BSN}</bsn>", f"<bsn>{MASK}</bsn>"),
        (f"map_{BSN}.xml", f"map_{MASK}.xml"),
        ("9999.00.006 en 999 900 006", f"{MASK} en {MASK}"),
        (f"3 {BSN} 4", f"3 {MASK} 4"),
        ("agb 12345678, bedrag 1234567890", "agb 12345678, bedrag 1234567890"),
        ("client DE WIT gevonden", f"client {MASK} gevonden"),
        ("zoë de wit-o’neill.", f"{MASK}."),
        ("De Witte en Dewit", "De Witte en Dewit"),
        ("de grote Wit", "de grote Wit"),
        ("de\nWit", "de\nWit"),
        ("['Özdemir', 'de  Wit']", f"['{MASK}', '{MASK}']"),
        (unicodedata.normalize("NFD", "özdemir"), MASK),
        ("İlker", MASK),
        ("J. is te kort", "J. is te kort"),
    ],
)
def test_masking(masker: Masker, text: str, masked: str) -> None:
    assert masker.mask(text) == masked


def test_two_maskers_know_nothing_of_each_other(masker: Masker) -> None:
    assert Masker().mask("de Wit") == "de Wit"


@given(st.text(), st.text())
def test_a_nine_digit_number_never_comes_through(before: str, after: str) -> None:
    # An ASCII letter at each side, so that the number is not part of a longer one.
    assert BSN not in Masker().mask(f"{before}x{BSN}y{after}")


@given(st.text("abcéİß", min_size=2), st.text(), st.text())
def test_a_registered_name_never_comes_through(name: str, before: str, after: str) -> None:
    masker = Masker()
    masker.mask_names([name])
    assert f"<{name}>" not in masker.mask(f"{before}<{name}>{after}")


def test_names_may_be_registered_while_another_thread_logs(masker: Masker) -> None:
    failures: list[Exception] = []

    def register() -> None:
        try:
            masker.mask_names(f"de {'ab'[i % 2] * (i % 90 + 2)}" for i in range(2000))
        except RuntimeError as failure:
            failures.append(failure)

    thread = threading.Thread(target=register)
    thread.start()
    while thread.is_alive():
        assert masker.mask("de Wit") == MASK
    thread.join()
    assert failures == []


def test_the_file_has_what_happened_but_not_to_whom(tmp_path: Path, masker: Masker) -> None:
    with log_to(tmp_path / "nieuw", masker) as file:
        log.info("Bericht voor %s (%s) verwerkt", "T. de Wit", BSN)
    text = file.read_text(encoding="utf-8")
    assert f"INFO app.test: Bericht voor T. {MASK} ({MASK}) verwerkt" in text


def test_exceptions_and_stacks_are_masked_too(tmp_path: Path, masker: Masker) -> None:
    with log_to(tmp_path, masker) as file:
        try:
            try:
                raise KeyError(BSN)
            except KeyError as missing:
                raise ValueError(f"geen dossier van Özdemir ({BSN})") from missing
        except ValueError:
            log.exception("Mislukt", stack_info=True)
    text = file.read_text(encoding="utf-8")
    assert "builtins.KeyError" in text
    assert "builtins.ValueError" in text
    assert "ValueError: " not in text  # what an exception says may hold anything
    assert "Stack (most recent call last)" in text
    assert BSN not in text
    # The traceback quotes this test's own source, which has the name as well.
    assert "zdemir" not in text


def test_libraries_are_heard_from_warning(tmp_path: Path, masker: Masker) -> None:
    library = logging.getLogger("library")
    with log_to(tmp_path, masker) as file:
        library.info("praatje")
        library.warning("let op %s", BSN)
    text = file.read_text(encoding="utf-8")
    assert "praatje" not in text
    assert f"WARNING library: let op {MASK}" in text


def test_the_file_is_let_go_and_the_loggers_left_as_they_were(
    tmp_path: Path, masker: Masker
) -> None:
    root, ours = logging.getLogger(), logging.getLogger("app")
    before = list(root.handlers), ours.level
    with pytest.raises(RuntimeError), log_to(tmp_path, masker):
        raise RuntimeError
    assert (root.handlers, ours.level) == before


def test_a_full_file_makes_room(
    tmp_path: Path, masker: Masker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.log._FILE_SIZE", 500)
    with log_to(tmp_path, masker):
        for _ in range(50):
            log.info("x" * 100)
    sizes = [file.stat().st_size for file in tmp_path.iterdir()]
    assert len(sizes) == 4
    assert max(sizes) <= 500

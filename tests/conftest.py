"""What holds for every test: no screen, no keyring, no data of the person who runs it."""

from __future__ import annotations

import os

# Qt reads this once, at the first window: it comes before any import of PySide6.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import gc
from collections.abc import Iterator

import hypothesis
import pytest

# One example may take long on a busy machine; that is no failure.
hypothesis.settings.register_profile("dev", deadline=None, max_examples=50)
hypothesis.settings.register_profile(
    "ci", deadline=None, max_examples=50, derandomize=True, database=None, print_blob=True
)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=2000)
hypothesis.settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev")
)


@pytest.fixture(scope="session", autouse=True)
def own_world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests away from the data folder, settings and keyring of whoever runs them."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HEENWEER_GEGEVENS", "HEENWEER_WACHTWOORD", "HEENWEER_VANDAAG"):
            patch.delenv(name, raising=False)
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        yield


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """Let no rubbish pile up once the window's own collector took over: it waits for Qt's loop."""
    yield
    if not gc.isenabled():
        gc.collect(0 if gc.get_count()[1] < 50 else 2)

import os
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bot.core.errors import SettingsError
from bot.core.ledger import fingerprint
from bot.office_key import NAME, load_or_make


def known(key):
    return fingerprint(key.public_key())


def test_the_first_start_makes_a_key_that_every_later_one_finds(tmp_path):
    made = load_or_make(tmp_path)
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600
    assert known(load_or_make(tmp_path, known(made))) == known(made)


def test_a_new_key_is_on_the_disk_under_its_name_before_anything_is_sealed_with_it(tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(Path(f"/proc/self/fd/{descriptor}").resolve()))
    load_or_make(tmp_path)
    assert synced == [tmp_path / "office.new", tmp_path]


def test_a_key_that_is_gone_is_not_made_anew_since_receipts_would_no_longer_fit(tmp_path):
    made = load_or_make(tmp_path)
    (tmp_path / NAME).unlink()
    with pytest.raises(SettingsError, match="is missing"):
        load_or_make(tmp_path, known(made))
    assert not (tmp_path / NAME).exists()


def test_another_offices_key_is_refused(tmp_path):
    made = load_or_make(tmp_path)
    (tmp_path / NAME).write_text(Ed25519PrivateKey.generate().private_bytes_raw().hex())
    with pytest.raises(SettingsError, match="another office's key"):
        load_or_make(tmp_path, known(made))


def test_a_file_that_holds_no_key_is_refused(tmp_path):
    (tmp_path / NAME).write_text("hello")
    with pytest.raises(SettingsError, match="does not hold"):
        load_or_make(tmp_path)

"""What a start does with the collector of garbage."""

import gc

import pytest

from bot.__main__ import _for_good


@pytest.fixture(autouse=True)
def thawed():
    yield
    gc.unfreeze()


def test_the_collector_is_off_while_libraries_load_and_spares_them_afterwards():
    with _for_good():
        assert not gc.isenabled()
        loaded = [[]]
    assert gc.isenabled()
    assert not any(each is loaded for each in gc.get_objects()), "it is not looked through any more"


def test_the_collector_works_again_when_loading_has_failed():
    with pytest.raises(ImportError), _for_good():
        raise ImportError
    assert gc.isenabled()

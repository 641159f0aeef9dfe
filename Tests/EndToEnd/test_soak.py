"""Some hundred random actions: then the server says what a fresh one says, and has answered everything once.

`Tests/Tools/run_soak.py` is the same for as long as one likes, and measures memory.
"""

import pytest

from soak import Soak


@pytest.mark.parametrize("seed, profile, encoding, evaluate", [
    (1, "pull", "utf-16", "off"), (5, "push", "utf-8", "off"), (7, "pull", "utf-32", "auto")])
def test_a_long_session_ends_like_a_short_one(lazyls, tmp_path, seed, profile, encoding, evaluate):
    with Soak([lazyls, "--stdio"], tmp_path, seed, profile, encoding, evaluate) as soak:
        for _ in range(4):
            for _ in range(75):
                soak.act(kills=True)
            soak.compare()
        assert soak.kills, "the seed is to kill the analysis at least once"
        assert soak.client.errors_without_id == 0, "errors without an id, more or fewer than messages that want one"
        soak.client.shut_down()


def test_a_difference_is_found(lazyls, tmp_path):
    """The comparison itself: a text that the server was not told of is noticed."""
    with Soak([lazyls, "--stdio"], tmp_path, seed=1) as soak:
        soak.did_open(soak.uri("shop/main.py"), "x = 1\n")
        soak.compare()
        soak.documents[soak.uri("shop/main.py")].text = "x = (\n"
        with pytest.raises(AssertionError, match="unlike a fresh server"):
            soak.compare(patience=0)

"""A client that watches no files: what changes on disk is seen when somebody asks something, a second later or so."""

import time

from patience import LIMIT
from wire import Wire

TEXT = "lazy from late import VALUE\ndef main():\n    return VALUE\n"
PLACE = {"line": 0, "character": 12}


def published(wire):
    """Codes of the diagnostics that were pushed, each time."""
    return [[each["code"] for each in message["params"]["diagnostics"]] for message in wire.seen
            if message.get("method") == "textDocument/publishDiagnostics"]


def test_what_changes_on_disk_is_seen_when_somebody_asks(lazyls, tmp_path):
    (tmp_path / "a.py").write_text(TEXT)
    (tmp_path / "used.py").write_text("VALUE = 1\n")
    with Wire(lazyls, root=tmp_path.as_uri(), options={"evaluate": "off"}) as wire:
        uri = (tmp_path / "a.py").as_uri()
        numbers = iter(range(1, 100_000))

        def definition():
            number = next(numbers)
            wire.send("textDocument/definition", {"textDocument": {"uri": uri}, "position": PLACE}, number)
            return wire.until(lambda message: message.get("id") == number)["result"]

        def ask(seconds, until=lambda: False):
            """Every now and then, since between two looks at the disk lies a second, and more where looking takes long."""
            end = time.monotonic() + seconds
            while not until() and time.monotonic() < end:
                definition()
                time.sleep(0.05)

        wire.open(uri, TEXT)
        wire.until(lambda message: message.get("method") == "textDocument/publishDiagnostics")
        assert definition() is None
        # A file that no import means changes nothing, and nobody tells of it.
        (tmp_path / "notes.txt").write_text("VALUE\n")
        ask(1.3)
        # Missing for certain, where there is an environment around to look it up in.
        assert published(wire) in ([[]], [["LZ101"]])
        # The first question is answered from what is known; it makes room for a new look.
        (tmp_path / "late.py").write_text("OTHER = 1\n")
        ask(LIMIT, until=lambda: len(published(wire)) > 1)
        assert published(wire)[1:] == [["LZ104"]]
        assert definition()[0]["uri"] == (tmp_path / "late.py").as_uri()

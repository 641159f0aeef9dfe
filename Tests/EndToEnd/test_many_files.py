"""An editor that restores its session opens everything at once."""

import time

from wire import PULL, Wire

COUNT = 200


def test_two_hundred_files_are_opened_at_once(lazyls, tmp_path):
    for number in range(COUNT):
        text = f"lazy import m{number + 1}\nlazy from m{number + 1} import VALUE\n\n\ndef f():\n    return VALUE\n"
        (tmp_path / f"m{number}.py").write_text(text)
    (tmp_path / f"m{COUNT}.py").write_text("OTHER = 1\n")
    with Wire(lazyls, PULL, root=tmp_path.as_uri()) as wire:
        uris = [(tmp_path / f"m{number}.py").as_uri() for number in range(COUNT)]
        for uri, number in zip(uris, range(COUNT)):
            # Not saved yet: each hands on what it imports.
            wire.open(uri, (tmp_path / f"m{number}.py").read_text() + "# edited\n")
        begin = time.monotonic()
        for number, uri in enumerate(uris, 1):
            wire.send("textDocument/diagnostic", {"textDocument": {"uri": uri}}, number)
        answers = {}
        while len(answers) < COUNT:
            message = wire.until(lambda message: "id" in message and "method" not in message)
            answers[message["id"]] = message["result"]["items"]
        # One edit of the last is seen at once, in the one that imports it.
        assert [len(answers[number]) for number in (1, COUNT)] == [0, 1], answers
        assert answers[COUNT][0]["code"] == "LZ104"
        assert time.monotonic() - begin < 20

"""Every transcript of `protocol-fixtures/`, against the real binary."""

import zlib
from pathlib import Path

import pytest

import metamodel
from replay import Replay
from transcript import parse

FOLDER = Path(__file__).resolve().parent.parent.parent / "protocol-fixtures"


def runs():
    methods = metamodel.load().notification_methods
    for path in sorted(FOLDER.rglob("*.lsp")):
        name = str(path.relative_to(FOLDER))
        transcript = parse(path.read_text(encoding="utf-8"), name, methods)
        for encoding in transcript.encodings:
            yield pytest.param(transcript, encoding, None, id=f"{name}-{encoding or 'default'}")
        # The same seed in every run, another for every transcript.
        yield pytest.param(transcript, transcript.encodings[0], zlib.crc32(name.encode()), id=f"{name}-split")


@pytest.mark.parametrize("transcript, encoding, seed", runs())
def test_transcript(transcript, encoding, seed, lazyls, validator, tmp_path):
    failures = Replay(transcript, [lazyls], tmp_path / "project", validator, encoding, seed).run()
    assert not failures, "\n" + "\n".join(failures)

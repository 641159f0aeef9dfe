"""What the server says is checked against the specification, strictly wherever the specification is at hand."""

import os
import sys
from pathlib import Path

import pytest

import metamodel
import wire


def test_the_specification_is_used_wherever_it_is_at_hand(validator):
    is_at_hand = bool(os.environ.get("LAZYLS_METAMODEL")) or metamodel.BESIDE.is_file()
    for used in (validator, wire.VALIDATOR):
        assert isinstance(used, metamodel.MetaModel if is_at_hand else metamodel.Lsprotocol)


def test_a_specification_that_is_named_must_be_there(monkeypatch, tmp_path):
    monkeypatch.setenv("LAZYLS_METAMODEL", str(tmp_path / "metaModel.json"))
    with pytest.raises(FileNotFoundError):
        metamodel.load()


def test_a_wire_refuses_what_the_specification_does_not_allow(tmp_path):
    server = tmp_path / "server"
    fake = Path(__file__).with_name("fake_server.py")
    server.write_text(f"#!/bin/sh\nexec {sys.executable} {fake} bad-notification\n")
    server.chmod(0o755)
    with pytest.raises(AssertionError, match="params"):
        with wire.Wire(server) as session:
            session.until(lambda message: False)

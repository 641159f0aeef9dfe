"""SARIF 2.1.0's official schema, and what its text asks for beyond the schema."""

import json
import os
import re
from pathlib import Path

import jsonschema

# OASIS's file; `Scripts/test` fetches it.
SCHEMA = Path(os.environ.get("SARIF_SCHEMA")
              or Path(__file__).parents[2] / ".build/schemas/sarif-schema-2.1.0.json")
# Placeholders are the only single braces that a message may hold (section 3.11.5).
MESSAGE_TEXT = re.compile(r"(?:[^{}]|\{\{|\}\}|\{[0-9]+\})*")


def texts(value):
    """Every `text` of a message in the log."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key == "message":
                yield each["text"]
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


def validate(log):
    """Raises where the log is not valid."""
    jsonschema.Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(log)
    for text in texts(log):
        assert MESSAGE_TEXT.fullmatch(text), f"braces in {text!r}"

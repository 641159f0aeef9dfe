"""The part of SARIF 2.1.0's schema that lazyls writes, as strict as the official one: nothing that is not named here."""

import json
import os


def record(required, **properties):
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


def array(items, **more):
    return {"type": "array", "items": items, **more}


TEXT = {"type": "string"}
POSITION = {"type": "integer", "minimum": 1}
# Placeholders are the only single braces that a message may hold (3.11.5).
MESSAGE_TEXT = {"type": "string", "pattern": r"^(?:[^{}]|\{\{|\}\}|\{[0-9]+\})*$"}
MESSAGE = record(["text"], text=MESSAGE_TEXT)
MULTIFORMAT = record(["text"], text=MESSAGE_TEXT, markdown=TEXT)
LEVEL = {"enum": ["none", "note", "warning", "error"]}
ARTIFACT = record([], uri={"type": "string", "format": "uri-reference"}, uriBaseId=TEXT, description=MESSAGE)
REGION = record(["startLine"], startLine=POSITION, startColumn=POSITION, endLine=POSITION, endColumn=POSITION)
PHYSICAL = record(["artifactLocation"], artifactLocation=ARTIFACT, region=REGION)
LOCATION = record([], id={"type": "integer", "minimum": -1}, physicalLocation=PHYSICAL, message=MESSAGE)
PROPERTIES = {"type": "object", "properties": {"tags": array(TEXT, uniqueItems=True)}}
REPLACEMENT = record(["deletedRegion"], deletedRegion=REGION, insertedContent=record([], text=TEXT))
CHANGE = record(["artifactLocation", "replacements"], artifactLocation=ARTIFACT,
                replacements=array(REPLACEMENT, minItems=1))
FIX = record(["artifactChanges"], description=MESSAGE, artifactChanges=array(CHANGE, minItems=1, uniqueItems=True),
             properties=PROPERTIES)
RULE = record(["id"], id=TEXT, name=TEXT, shortDescription=MULTIFORMAT, fullDescription=MULTIFORMAT, help=MULTIFORMAT,
              defaultConfiguration=record([], level=LEVEL), properties=PROPERTIES)
RESULT = record(["message"], ruleId=TEXT, ruleIndex={"type": "integer", "minimum": -1}, level=LEVEL, message=MESSAGE,
                locations=array(LOCATION), relatedLocations=array(LOCATION, uniqueItems=True),
                partialFingerprints={"type": "object", "additionalProperties": TEXT},
                fixes=array(FIX, uniqueItems=True), properties=PROPERTIES)
DRIVER = record(["name"], name={"type": "string", "minLength": 1}, version=TEXT,
                semanticVersion={"type": "string", "pattern": r"^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$"},
                rules=array(RULE, uniqueItems=True))
RUN = record(["tool"], tool=record(["driver"], driver=DRIVER), columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
             originalUriBaseIds={"type": "object", "additionalProperties": ARTIFACT}, results=array(RESULT))
LOG = record(["version", "runs"], version={"enum": ["2.1.0"]}, runs=array(RUN, minItems=1),
             **{"$schema": {"type": "string", "format": "uri"}})


def schema():
    """Ours, and the official one as well where `SARIF_SCHEMA` names its file, `sarif-schema-2.1.0.json` of OASIS."""
    official = os.environ.get("SARIF_SCHEMA")
    if not official:
        return LOG
    with open(official, encoding="utf-8") as file:
        # Its references count from its own top, so ours goes into it.
        return {**json.load(file), "allOf": [LOG]}

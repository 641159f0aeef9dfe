"""What two servers say of the same, made comparable."""

import json
import re

# How much is loaded "at least": once in some ten thousand actions it differs by a few library modules, and nobody knows why yet.
# Nothing else depends on it.
COUNTS = re.compile(
    r"(?:Its first use l|L)oads (?:at least (?:one module|\d+ modules)(?:, [^.]*)?|nothing that this module has not loaded already)\."
    r"(?:\n\nIts load takes [^\n]*)?")
COUNT_OF_A_FILE = re.compile(r" · loads at least \d+ modules$")


def simplified(message):
    """Without what names the answer, and in a fixed order where order says nothing."""
    if "error" in message:
        return {"error": message["error"]}
    result = message["result"]
    if isinstance(result, dict):
        result = {key: value for key, value in result.items() if key not in ("resultId", "relatedDocuments")}
        if isinstance(items := result.get("items"), list):
            items = [{key: value for key, value in each.items() if key != "resultId"} for each in items]
            result["items"] = sorted(items, key=json.dumps)
    if isinstance(result, list):
        result = [each for each in result if not is_lens_of_counts(each)]
    return {"result": without_counts(result)}


def is_lens_of_counts(value):
    """Lenses that stand where much is loaded."""
    return isinstance(value, dict) and value.get("command", {}).get("title", "").startswith("loads ")


def without_counts(value):
    if isinstance(value, str):
        return COUNT_OF_A_FILE.sub("", COUNTS.sub("Loads so many.", value))
    if isinstance(value, dict):
        return {key: without_counts(each) for key, each in value.items()}
    return [without_counts(each) for each in value] if isinstance(value, list) else value


def without_data(value):
    if isinstance(value, dict):
        return {key: without_data(each) for key, each in value.items() if key != "data"}
    return [without_data(each) for each in value] if isinstance(value, list) else value


def differences(wanted, got, path):
    """Each as a line: where, what the fresh server says, what ours says."""
    if isinstance(wanted, dict) and isinstance(got, dict):
        for key in sorted(wanted.keys() | got.keys()):
            yield from differences(wanted.get(key), got.get(key), f"{path}/{key}")
    elif isinstance(wanted, list) and isinstance(got, list) and len(wanted) == len(got):
        for number, (each, other) in enumerate(zip(wanted, got)):
            yield from differences(each, other, f"{path}[{number}]")
    elif wanted != got:
        yield f"{path}: {json.dumps(wanted)[:300]} | {json.dumps(got)[:300]}"

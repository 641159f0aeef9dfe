"""What two servers say of the same, made comparable."""

import json


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
    return {"result": result}


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

import json
_dumps = json.dumps
json.dumps = lambda value: _dumps(value, separators=(",", ":"))

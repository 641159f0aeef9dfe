import json
_dumps = json.dumps
dumps = lambda value: _dumps(value, separators=(",", ":"))

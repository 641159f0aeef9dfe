import json
import compact
print(json.dumps([1, 2]))

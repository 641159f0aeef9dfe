import json
import compact
print(compact.dumps([1, 2]), json.dumps([1, 2]))

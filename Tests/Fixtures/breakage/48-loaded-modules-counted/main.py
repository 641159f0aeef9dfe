import sys
import part_one
import part_two
print(sorted(name for name in sys.modules if name.startswith("part_")))

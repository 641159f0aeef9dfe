import sys
import part_one
import part_two
print(part_one.NAME, part_two.NAME)
print("part_one" in sys.modules)

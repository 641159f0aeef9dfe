from tree.left.leaf import report
for line in report(): print(line)
import sys
print(sorted(n for n in sys.modules if n.split('.')[0] == 'tree'))

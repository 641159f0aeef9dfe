import sys
import finder
sys.meta_path.append(finder.Finder)
sys.meta_path.remove(finder.Finder)
import virtual
print(virtual.NAME)

import sys
import finder
sys.meta_path.insert(0, finder.Finder)
import virtual
sys.meta_path.remove(finder.Finder)
print(virtual.NAME)

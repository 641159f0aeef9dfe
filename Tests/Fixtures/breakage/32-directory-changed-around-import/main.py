import os
from contextlib import chdir
with chdir(os.path.dirname(os.path.abspath(__file__)) + "/data"):
    import table
print(table.FILES)

import os
from contextlib import chdir
with chdir(os.path.dirname(os.path.abspath(__file__)) + "/data"):
    import table
    files = table.FILES
print(files)

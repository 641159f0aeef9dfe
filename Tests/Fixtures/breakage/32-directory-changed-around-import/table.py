import os
FILES = sorted(name for name in os.listdir(".") if name.endswith(".txt"))

import sys
del sys.modules['gone']

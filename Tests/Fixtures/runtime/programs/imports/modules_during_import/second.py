import sys
del sys.modules['first']
import first as again
order = ['second', again is sys.modules['first'], hasattr(again, 'second')]

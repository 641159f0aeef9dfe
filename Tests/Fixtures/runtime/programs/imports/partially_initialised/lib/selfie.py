import sys, selfie
seen = [selfie is sys.modules[__name__]]
try: selfie.absent
except AttributeError as e: seen.append(str(e).split(' from ')[0])
from selfie import seen as again
seen.append(again is seen)

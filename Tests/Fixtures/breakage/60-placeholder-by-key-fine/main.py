import sys
import codec
print("codec" in globals(), getattr(sys.modules[__name__], "codec").NAME)

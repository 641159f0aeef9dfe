try:
    import base
except ImportError:
    base = None
else:
    import extension
print(base.PARTS)

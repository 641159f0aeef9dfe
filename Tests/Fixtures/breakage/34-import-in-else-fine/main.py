try:
    import base
    import extension
except ImportError:
    base = None
print(base.PARTS)

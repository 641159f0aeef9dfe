__all__ = ['two', 'missing_too']
lazy import two
missing_too = 0

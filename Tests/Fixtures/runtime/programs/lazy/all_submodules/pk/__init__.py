__all__ = ['one', 'two', 'NAME']
lazy from . import two
lazy from .names import NAME

from . import ENTRY

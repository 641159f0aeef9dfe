import sys
__name__ = 'renamed_by_itself'

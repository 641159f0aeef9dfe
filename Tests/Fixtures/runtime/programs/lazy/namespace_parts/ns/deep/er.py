lazy from .. import deep as parent
lazy from ..one import value
def who(): return value
def up(): return parent

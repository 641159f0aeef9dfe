lazy from other_names import LIMIT
def limit(): return LIMIT
VALUE = limit()

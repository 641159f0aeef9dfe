lazy from part import Part
lazy import part
fine = 'fine'
def make(): return Part().whole()

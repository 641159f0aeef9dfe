import sys
import tree.branch.leaf as leaf
def loaded(): return sorted(n for n in sys.modules if n.startswith('tree'))
print(loaded())
for name in ('sib', 'sibling_value', 'up', 'root_value', 'cousin', 'self_again', 'too_far', 'renamed'):
    print(name, repr(vars(leaf).get(name)))
print(leaf.sib.NAME, loaded())
print(leaf.sibling_value)
print(leaf.up.__name__, leaf.root_value)
print(leaf.cousin.NAME, loaded())
print(leaf.deep())
print(leaf.self_again is leaf, leaf.renamed)
print(leaf.far_error)
try: leaf.missing
except ImportError as e: print(type(e).__name__, e.msg.split(' (')[0], '|', e.name, e.name_from, '|', e.__cause__)
try: leaf.missing_module
except ImportError as e: print(type(e).__name__, e, '|', e.__cause__)
leaf.__package__ = 'elsewhere'
print(leaf.later.NAME)
leaf.__spec__ = None
exec('lazy from .nosuch import q', vars(leaf))
try: leaf.q
except ImportError as e: print(type(e).__name__, e)

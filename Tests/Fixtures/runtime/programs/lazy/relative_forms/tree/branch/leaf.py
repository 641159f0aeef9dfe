lazy from . import sibling as sib
lazy from .sibling import NAME as sibling_value
lazy from .. import branch as up
lazy from .. import ROOT as root_value, cousins as cousin
lazy from . import leaf as self_again
lazy from . import branch_name as renamed, missing
lazy from .nosuch import thing as missing_module
lazy from . import later
try:
    exec('lazy from ...tree import ROOT')
except ImportError as e:
    far_error = f'{type(e).__name__} {e}'
def deep():
    exec('lazy from ..cousins import NAME as n', globals())
    return n

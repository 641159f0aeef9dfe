lazy from .a import q_a, _hidden
lazy from . import q_sub
q_b = 'b'

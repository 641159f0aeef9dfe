from .two import __name__ as _n
plain_a = 'a'
plain_b = lambda: 0

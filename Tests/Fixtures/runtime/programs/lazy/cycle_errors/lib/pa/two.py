lazy import pa.one
class B(pa.one.A): pass

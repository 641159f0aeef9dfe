import eager_b
N = 'A'
def name(): return N + eager_b.M

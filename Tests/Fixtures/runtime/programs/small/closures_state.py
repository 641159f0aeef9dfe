def account(balance):
    def deposit(n):
        nonlocal balance; balance += n; return balance
    def withdraw(n):
        nonlocal balance
        if n > balance: raise ValueError(f'only {balance}')
        balance -= n; return balance
    return {'deposit': deposit, 'withdraw': withdraw, 'balance': lambda: balance}
a, b = account(10), account(5)
print(a['deposit'](5), b['withdraw'](5), a['balance'](), b['balance']())
try: b['withdraw'](1)
except ValueError as e: print(e)
def compose(*fs):
    def run(x):
        for f in reversed(fs): x = f(x)
        return x
    return run
print(compose(str, lambda v: v + 1, lambda v: v * 2)(5)); adders = {n: (lambda m: lambda v: v + m)(n) for n in range(3)}; print([adders[n](10) for n in adders])
def curry(f, n=None):
    n = n or f.__code__.co_argcount
    return lambda *a: f(*a) if len(a) >= n else curry(lambda *b: f(*a, *b), n - len(a))
print(curry(lambda a, b, c: (a, b, c))(1)(2)(3), curry(lambda a, b: a - b)(5, 3))

"""A bank: descriptors that check, context managers that roll back, exceptions of its own, an audit log."""


class BankError(Exception):
    code = 1

    def __init_subclass__(cls, code=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.code = code if code is not None else cls.code * 10


class InsufficientFunds(BankError, code=2):
    def __init__(self, account, needed):
        super().__init__(f"{account.owner} lacks {needed - account.balance:.2f}")
        self.account, self.needed = account, needed


class Frozen(BankError): pass
class Limit(Frozen): pass


class Positive:
    def __set_name__(self, owner, name):
        self.name, self.slot = name, f"_{name}"

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.slot, 0)

    def __set__(self, instance, value):
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            raise TypeError(f"{self.name} must be a number, not {type(value).__name__}")
        if value < 0:
            raise ValueError(f"{self.name} must not be negative: {value}")
        setattr(instance, self.slot, round(value, 2))


class Account:
    balance = Positive()
    limit = Positive()
    _next = 1000

    def __init__(self, owner, balance=0, limit=500):
        self.owner, self.frozen, self.history = owner, False, []
        self.balance, self.limit = balance, limit
        self.number = Account._next
        Account._next += 1

    def __repr__(self):
        return f"<{type(self).__name__} {self.number} {self.owner} {self.balance:.2f}>"

    def __format__(self, spec):
        return format(self.balance, spec or ".2f") + " " + self.owner

    def __iadd__(self, amount):
        self.deposit(amount)
        return self

    def __isub__(self, amount):
        self.withdraw(amount)
        return self

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("deposit must be positive")
        self.balance += amount
        self.history.append(("+", amount))

    def withdraw(self, amount):
        if self.frozen:
            raise Frozen(self.owner)
        if amount > self.limit:
            raise Limit(f"{amount} > {self.limit}")
        if amount > self.balance:
            raise InsufficientFunds(self, amount)
        self.balance -= amount
        self.history.append(("-", amount))


class Savings(Account):
    def __init__(self, *args, rate, **kwargs):
        super().__init__(*args, **kwargs)
        self.rate = rate

    def accrue(self, months=1):
        for month in range(1, months + 1):
            self.balance *= 1 + self.rate / 12
            yield month, self.balance


class Transaction:
    def __init__(self, *accounts, name="tx", swallow=()):
        self.accounts, self.name, self.swallow = accounts, name, swallow
        self.log = []

    def __enter__(self):
        self.saved = [(a, a.balance, len(a.history)) for a in self.accounts]
        return self

    def __exit__(self, kind, error, traceback):
        if kind is None:
            self.log.append("commit")
            return False
        for account, balance, length in self.saved:
            account.balance = balance
            del account.history[length:]
        self.log.append(f"rollback {kind.__name__}")
        if isinstance(error, BankError):
            error.add_note(f"in {self.name}")
        return issubclass(kind, self.swallow) if self.swallow else False

    def transfer(self, source, target, amount):
        source.withdraw(amount)
        target.deposit(amount)
        self.log.append((source.owner, target.owner, amount))


def settle(transfers):
    errors = []
    for source, target, amount in transfers:
        try:
            with Transaction(source, target, name=f"{source.owner}->{target.owner}") as tx:
                tx.transfer(source, target, amount)
        except (BankError, ValueError) as e:
            errors.append(e)
    if errors:
        raise ExceptionGroup("settlement", errors)
    return "settled"


ann, bob, cat = Account("ann", 100), Account("bob", 50.5), Savings("cat", 1000, rate=0.12, limit=2000)
print(ann, f"{bob}", f"{cat:,.1f}", Account.balance.name, [a.number for a in (ann, bob, cat)])
ann += 25.255; bob -= 0.5
print(ann, bob, ann.history, bob.history)
with Transaction(ann, bob) as tx:
    tx.transfer(ann, bob, 20)
print(tx.log, ann, bob)
try:
    with Transaction(ann, bob, name="big") as tx:
        tx.transfer(ann, bob, 30)
        tx.transfer(ann, bob, 300)
except InsufficientFunds as e:
    print(e, e.__notes__, e.needed, e.account is ann, e.code)
print(tx.log, ann, bob, len(ann.history))
with Transaction(ann, swallow=(ZeroDivisionError,)) as tx:
    ann.deposit(5)
    1 / 0
print(tx.log, ann)
bob.frozen = True
try:
    settle([(ann, cat, 10), (bob, ann, 1), (cat, ann, 3000), (ann, bob, 9999), (ann, bob, -5), (cat, bob, 100)])
except* Frozen as group:
    print("frozen:", [f"{type(e).__name__}({e}) {e.code} {e.__notes__}" for e in group.exceptions])
except* ValueError as group:
    print("values:", [str(e) for e in group.exceptions])
print(settle([(cat, ann, 1)]), ann, bob, cat)
print([f"{m}:{b:.2f}" for m, b in cat.accrue(3)], cat.balance)
for bad in (lambda: Account("x", -1), lambda: Account("x", "1"), lambda: Account("x", True), lambda: ann.deposit(0), lambda: Savings("y"), lambda: setattr(ann, "limit", None)):
    try: bad()
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
print([(c.__name__, c.code) for c in (BankError, InsufficientFunds, Frozen, Limit)], issubclass(Limit, BankError))

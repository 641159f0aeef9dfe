"""Money: fixed point amounts with rounding rules, double entry, transactions that roll back, statements, interest by schedule."""


class Money:
    __slots__ = ("cents",)
    def __init__(self, amount=0):
        match amount:
            case Money(cents=c): self.cents = c
            case bool(): raise TypeError("no truth values")
            case int(): self.cents = amount * 100
            case str():
                sign, text = (-1, amount[1:]) if amount.startswith("-") else (1, amount)
                whole, dot, part = text.replace(",", "").partition(".")
                if not whole.isdecimal() or dot and not (part.isdecimal() and len(part) <= 2): raise ValueError(f"bad amount {amount!r}")
                self.cents = sign * (int(whole) * 100 + int(part.ljust(2, "0")))
            case _: raise TypeError(f"cannot make money of {type(amount).__name__}")
    @classmethod
    def of(cls, cents): self = cls(); self.cents = cents; return self
    def __add__(self, other): return self.of(self.cents + Money(other).cents) if isinstance(other, (Money, int)) else NotImplemented
    __radd__ = __add__
    def __neg__(self): return self.of(-self.cents)
    def __sub__(self, other): return self + -Money(other)
    def __mul__(self, rate):
        if not isinstance(rate, (int, tuple)): return NotImplemented
        n, d = rate if isinstance(rate, tuple) else (rate, 1)
        q, r = divmod(self.cents * n, d)
        return self.of(q + (2 * r > d or 2 * r == d and q % 2))
    def __floordiv__(self, n):
        each, more = divmod(self.cents, n)
        return [self.of(each + (i < more)) for i in range(n)]
    def __eq__(self, other): return self.cents == other.cents if isinstance(other, Money) else NotImplemented
    def __lt__(self, other): return self.cents < other.cents if isinstance(other, Money) else NotImplemented
    def __bool__(self): return self.cents != 0
    def __hash__(self): return hash(("Money", self.cents))
    def __format__(self, spec):
        text = f"{'-' * (self.cents < 0)}{abs(self.cents) // 100:,}.{abs(self.cents) % 100:02}"
        return f"({text[1:]})".rjust(int(spec[1:] or 0)) if spec[:1] == "a" and self.cents < 0 else format(text, spec.lstrip("a") and ">" + spec.lstrip("a"))
    def __str__(self): return format(self)
    def __repr__(self): return f"Money('{self}')"


class Rejected(Exception):
    def __init__(self, why, **facts): super().__init__(why); self.facts = facts
    def __str__(self): return f"{self.args[0]} ({', '.join(f'{k}={v}' for k, v in self.facts.items())})"


class Ledger:
    def __init__(self): self.entries, self.limits, self.depth = [], {}, 0
    def balance(self, account): return sum((m for e in self.entries for a, m in e[1] if a == account), Money())
    def transaction(self, text): return Transaction(self, text)
    def accounts(self): return sorted({a for _, lines in self.entries for a, _ in lines})
    def check(self): return not sum((m for _, lines in self.entries for _, m in lines), Money())
    def statement(self, account):
        total = Money()
        for text, lines in self.entries:
            for name, m in lines:
                if name == account: total += m; yield f"{text:<16}{m:a12}{total:a12}"


class Transaction:
    def __init__(self, ledger, text): self.ledger, self.text, self.lines = ledger, text, []
    def __enter__(self): self.mark = len(self.ledger.entries); self.ledger.depth += 1; return self
    def move(self, source, target, amount): self.lines += [(source, -Money(amount)), (target, Money(amount))]; return self
    __call__ = move
    def __exit__(self, kind, error, tb):
        self.ledger.depth -= 1
        if kind is None:
            self.ledger.entries.append((self.text, tuple(self.lines)))
            for account, _ in self.lines:
                limit, have = self.ledger.limits.get(account), self.ledger.balance(account)
                if limit is not None and have < Money(limit):
                    del self.ledger.entries[self.mark:]
                    raise Rejected("over limit", account=account, balance=have, limit=Money(limit))
        else: del self.ledger.entries[self.mark:]
        return isinstance(error, Rejected) and self.ledger.depth == 0 and error.facts.get("quiet", False)


books = Ledger()
books.limits = {"cash": 0, "card": -500}
with books.transaction("opening") as t: t("equity", "cash", "1,000.50")("equity", "card", 20)
with books.transaction("rent") as t: t.move("cash", "housing", "640")
for steps in ([("cash", "food", 300), ("cash", "fun", 100)], [("card", "travel", "519.99")], [("card", "travel", "0.02")], [("cash", "food", "x1")], [("cash", "food", 1.5)]):
    try:
        with books.transaction("spending") as t:
            for step in steps:
                with books.transaction("part") as inner: inner(*step)
            if steps[0][1] == "travel": t("fees", "bank", "0.01")
    except (Rejected, ValueError, TypeError) as e: print(type(e).__name__, e)
with books.transaction("quiet") as t: raise Rejected("never mind", quiet=True)
print({a: str(books.balance(a)) for a in books.accounts()}, books.check(), len(books.entries))
for account in ("cash", "card"): print(*books.statement(account), sep="\n")
print(Money("10") // 3, sum(Money("10") // 3, Money()), Money("0.05") * (1, 2), Money("0.15") * (1, 2), Money("-0.05") * (1, 2), Money(100) * (7, 300), 3 + Money("0.5"), repr(-Money("1234567.8")), f"[{Money(-5):a10}] [{Money(5):10}]", max(Money(1), Money("1.01")), Money(1) == 1, Money(1) == Money("1.00"), len({Money(1), Money("1"), Money.of(100)}), sorted([Money(3), Money(-1), Money()]), bool(Money()))
balance, rows = Money(1000), []
for month in range(1, 7): interest = balance * (5, 1200); balance += interest; rows.append(f"{month}:{interest}")
print(*rows, balance)
for f in (lambda: Money(True), lambda: Money(1.5), lambda: Money("1.234"), lambda: Money("") , lambda: Money(1) * 1.5, lambda: Money(1) < 5, lambda: Money(1) + "1", lambda: sum([Money(1), None]), lambda: Money(1) // 0, lambda: 2 * Money(1), lambda: Money(1).dollars):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)

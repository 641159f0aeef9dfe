# Calls of methods: plain, inherited, overridden with super(), static and class methods.


class Base:
    def __init__(self):
        self.count = 0

    def step(self, amount):
        self.count += amount
        return self.count

    def twice(self):
        return self.step(1) + self.step(2)

    @staticmethod
    def double(x):
        return x * 2

    @classmethod
    def of(cls, x):
        return x + 1


class Derived(Base):
    def step(self, amount):
        return super().step(amount + 1)


def main():
    base = Base()
    derived = Derived()
    total = 0
    for i in range(200_000):
        total += base.step(i)
        total += base.twice()
        total += Base.double(i)
        total += base.of(i)
        total &= 0xFFFFFF
    for i in range(80_000):
        total += derived.step(i)
        bound = base.step
        total += bound(1)
        total &= 0xFFFFFF
    print(total)


main()

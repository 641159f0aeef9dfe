"""Dates by hand: civil from days and back, weekdays, months as text, ISO weeks, ranges, parsing with errors, Easter."""

MONTHS = "January February March April May June July August September October November December".split()
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


class Date:
    __slots__ = ("_days",)
    __match_args__ = ("year", "month", "day")

    def __new__(cls, year, month=1, day=1):
        if not 1 <= month <= 12: raise ValueError(f"month must be in 1..12, not {month}")
        if not 1 <= day <= cls.month_length(year, month): raise ValueError(f"day {day} must be in range 1..{cls.month_length(year, month)} for month {month} in year {year}")
        y = year - (month <= 2)
        era, yoe = divmod(y, 400)
        doy = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
        return cls.from_days(era * 146097 + yoe * 365 + yoe // 4 - yoe // 100 + doy - 719468)

    @classmethod
    def from_days(cls, days):
        self = object.__new__(cls)
        object.__setattr__(self, "_days", days)
        return self

    @staticmethod
    def leap(year): return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

    @classmethod
    def month_length(cls, year, month): return 29 if month == 2 and cls.leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]

    @classmethod
    def parse(cls, text):
        match text.split("-"):
            case [y, m, d] if all(map(str.isdecimal, (y, m, d))): return cls(int(y), int(m), int(d))
            case ["", *rest] if len(rest) == 3: raise ValueError("no negative years")
            case parts: raise ValueError(f"bad date {text!r}: {len(parts)} part{'s'[:len(parts) != 1]}")

    @property
    def civil(self):
        era, doe = divmod(self._days + 719468, 146097)
        yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
        doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
        mp = (5 * doy + 2) // 153
        month = mp + (3 if mp < 10 else -9)
        return yoe + era * 400 + (month <= 2), month, doy - (153 * mp + 2) // 5 + 1

    year, month, day = (property(lambda self, i=i: self.civil[i], doc=f"part {i}") for i in range(3))
    weekday = property(lambda self: (self._days + 3) % 7)

    def __setattr__(self, name, value): raise AttributeError(f"{type(self).__name__} is frozen: {name}")
    def __add__(self, other): return self.from_days(self._days + other) if isinstance(other, int) else NotImplemented
    __radd__ = __add__
    def __sub__(self, other):
        match other:
            case int(): return self + -other
            case Date(): return self._days - other._days
        return NotImplemented
    def __eq__(self, other): return self._days == other._days if isinstance(other, Date) else NotImplemented
    def __lt__(self, other): return self._days < other._days if isinstance(other, Date) else NotImplemented
    def __le__(self, other): return self._days <= other._days if isinstance(other, Date) else NotImplemented
    def __hash__(self): return hash(self._days)
    def __repr__(self): return "Date({}, {}, {})".format(*self.civil)
    def __str__(self): return "%04d-%02d-%02d" % self.civil
    def __format__(self, spec):
        if not spec: return str(self)
        y, m, d = self.civil
        parts = {"Y": f"{y:04}", "m": f"{m:02}", "d": f"{d:02}", "A": DAYS[self.weekday], "a": DAYS[self.weekday][:3], "B": MONTHS[m - 1], "b": MONTHS[m - 1][:3], "j": f"{self - Date(y) + 1:03}", "%": "%", "G": "{}-W{:02}-{}".format(*self.iso())}
        first, *rest = spec.split("%")
        pieces = iter(rest)
        return first + "".join(parts[p[0]] + p[1:] if p else "%" + next(pieces, "") for p in pieces)
    def iso(self):
        thursday = self + (3 - self.weekday)
        return thursday.year, (thursday - Date(thursday.year)) // 7 + 1, self.weekday + 1

    def months_later(self, n):
        y, m = divmod(self.year * 12 + self.month - 1 + n, 12)
        return Date(y, m + 1, min(self.day, self.month_length(y, m + 1)))


def easter(y):
    a, (b, c) = y % 19, divmod(y, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    l = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return Date(y, month, day + 1)


def month_text(y, m):
    first = Date(y, m)
    yield f"{MONTHS[m - 1]} {y}".center(20).rstrip()
    yield " ".join(d[:2] for d in DAYS)
    cells = ["  "] * first.weekday + [f"{d:2}" for d in range(1, Date.month_length(y, m) + 1)]
    while cells:
        week, cells = cells[:7], cells[7:]
        yield " ".join(week)


for columns in zip(*[list(month_text(2024, m)) + [""] * 2 for m in (2, 3, 9)]):
    if any(columns): print("|".join(c.ljust(22) for c in columns).rstrip())
print(Date(1970), Date(1970)._days, Date(2000, 3, 1)._days, Date(-1, 12, 31)._days, Date.from_days(-1), repr(Date.from_days(10**6)))
assert all(Date(*(d := Date.from_days(n)).civil) == d for n in range(-800000, 800000, 9973))
print([format(Date(2024, 12, 30) + i, "%a %d %b %G") for i in range(3)], f"{Date(2023, 1, 1):%A, %d. %B %Y, day %j; 100%%; %G}")
print(Date(2024, 3, 1) - Date(2024, 2, 1), 5 + Date(2024, 2, 27), Date(2024, 1, 31).months_later(1), Date(2024, 3, 31).months_later(-13))
print(*(f"{easter(y):%d %b}" for y in (1961, 2000, 2024, 2038)))
print(max(Date(2020), Date(2021, 5)), sorted([Date(2, 2), Date(1, 1)]), Date(2020) >= Date(2019), Date(2020) == "x", {Date(2020): 1}[Date(2020)], Date.year.__doc__)
match Date(2024, 2, 29):
    case Date(year=y, month=2, day=29): print("leap day", y)
for bad in ("2023-02-29", "2023-13-01", "-1-2-3", "x", "1-2", ""):
    try: print(Date.parse(bad))
    except ValueError as e: print(e)
for f in (lambda: setattr(Date(2020), "year", 5), lambda: Date(2020) + 1.5, lambda: Date(2020) < 5, lambda: Date(2020) + Date(2021), lambda: 5 - Date(2020), lambda: f"{Date(2020):%Q}"):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)

"""Records by descriptors and a metaclass: typed columns, queries that are built with operators, relations, migrations."""


class Condition:
    def __init__(self, text, test): self.text, self.test = text, test
    def __and__(self, o): return Condition(f"({self.text} AND {o.text})", lambda r: self.test(r) and o.test(r))
    def __or__(self, o): return Condition(f"({self.text} OR {o.text})", lambda r: self.test(r) or o.test(r))
    def __invert__(self): return Condition(f"NOT {self.text}", lambda r: not self.test(r))
    def __bool__(self): raise TypeError("use & and | for conditions")
    def __repr__(self): return self.text


def comparison(symbol, function):
    def method(self, other):
        return Condition(f"{self.name} {symbol} {other!r}", lambda record: function(getattr(record, self.name), other))
    return method


class Column:
    counter = 0

    def __init__(self, kind, default=None, *, null=False, check=None):
        self.kind, self.default, self.null, self.check = kind, default, null, check
        Column.counter += 1
        self.order = Column.counter

    def __set_name__(self, owner, name):
        self.name, self.owner = name, owner

    def __get__(self, record, owner):
        return self if record is None else record._values.get(self.name)

    def __set__(self, record, value):
        if value is None:
            if not self.null: raise ValueError(f"{self.owner.__name__}.{self.name} may not be None")
        elif not isinstance(value, self.kind):
            try: value = self.kind(value)
            except (TypeError, ValueError) as e:
                raise TypeError(f"{self.name}: {value!r} is no {self.kind.__name__}") from e
        if self.check and not self.check(value): raise ValueError(f"{self.name}: {value!r} refused")
        old = record._values.get(self.name)
        record._values[self.name] = value
        if old != value: record._changed.add(self.name)

    def __hash__(self): return id(self)
    for _name, _symbol, _function in (("eq", "=", lambda a, b: a == b), ("ne", "!=", lambda a, b: a != b), ("lt", "<", lambda a, b: a < b), ("ge", ">=", lambda a, b: a >= b)):
        locals()[f"__{_name}__"] = comparison(_symbol, _function)
    del _name, _symbol, _function

    def like(self, part):
        return Condition(f"{self.name} LIKE {part!r}", lambda r: part in getattr(r, self.name))

    def __repr__(self): return f"<Column {self.owner.__name__}.{self.name}>"


class Reference(Column):
    def __init__(self, target, **options):
        super().__init__(int, **options)
        self.target = target

    def __get__(self, record, owner):
        if record is None: return self
        key = super().__get__(record, owner)
        return None if key is None else Model.tables[self.target][key]

    def __set__(self, record, value):
        super().__set__(record, value.id if isinstance(value, Model) else value)


class ModelMeta(type):
    def __new__(meta, name, bases, namespace, table=None, **options):
        cls = super().__new__(meta, name, bases, namespace)
        cls._columns = {}
        for base in reversed(cls.__mro__):
            found = [c for c in vars(base).values() if isinstance(c, Column)]
            cls._columns |= {c.name: c for c in sorted(found, key=lambda c: c.order)}
        cls._table = table or name.lower() + "s"
        if bases: Model.tables[name] = {}
        return cls

    def __len__(cls): return len(Model.tables[cls.__name__])
    def __iter__(cls): return iter(Model.tables[cls.__name__].values())
    def __getitem__(cls, key):
        try: return Model.tables[cls.__name__][key]
        except KeyError: raise LookupError(f"no {cls.__name__} {key}") from None
    @property
    def schema(cls):
        parts = (f"{n} {c.kind.__name__}{'' if c.null else ' not null'}" for n, c in cls._columns.items())
        return f"create table {cls._table} ({', '.join(parts)})"


class Model(metaclass=ModelMeta):
    tables = {}

    def __init__(self, **values):
        self._values, self._changed = {}, set()
        if unknown := values.keys() - self._columns: raise TypeError(f"unknown columns: {', '.join(sorted(unknown))}")
        for name, column in self._columns.items():
            value = values.get(name, column.default() if callable(column.default) else column.default)
            setattr(self, name, value)

    def save(self):
        table = Model.tables[type(self).__name__]
        if not hasattr(self, "id"): self.id = len(table) + 1
        table[self.id] = self
        self._changed, changed = set(), sorted(self._changed)
        return changed

    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{n}={v!r}' for n, v in self._values.items())})"

    @classmethod
    def where(cls, *conditions): return Query(cls, conditions)


class Query:
    def __init__(self, model, conditions=(), key=None, count=None):
        self.model, self.conditions, self.key, self.count = model, tuple(conditions), key, count
    def where(self, *more): return Query(self.model, self.conditions + more, self.key, self.count)
    def order(self, column, reverse=False): return Query(self.model, self.conditions, (column.name, reverse), self.count)
    def __getitem__(self, part):
        if isinstance(part, slice): return Query(self.model, self.conditions, self.key, part.stop)
        return list(self)[part]
    def __iter__(self):
        rows = [r for r in self.model if all(c.test(r) for c in self.conditions)]
        if self.key: rows.sort(key=lambda r: getattr(r, self.key[0]), reverse=self.key[1])
        yield from rows[:self.count]
    def __str__(self):
        text = f"select * from {self.model._table}"
        if self.conditions: text += f" where {' and '.join(map(repr, self.conditions))}"
        if self.key: text += f" order by {self.key[0]}" + " desc" * self.key[1]
        return text + (f" limit {self.count}" if self.count is not None else "")


class Named(Model):
    name = Column(str, check=lambda v: len(v) > 1)


class Author(Named): born = Column(int, 1900)
class Book(Named, table="library"):
    pages = Column(int, 0)
    author = Reference("Author", null=True)
    tags = Column(list, list)


ann = Author(name="Ann", born="1950"); bo = Author(name="Bo")
print(ann.save(), bo.save(), ann, bo.born, Author.schema, Book.schema)
for name, pages, who in (("Alpha", 300, ann), ("Beta", 120, bo), ("Gamma", "80", ann), ("Delta", 500, None)):
    Book(name=name, pages=pages, author=who).save()
print(len(Book), Book[3].author.name, Book[4].author, [b.name for b in Book])
query = Book.where((Book.pages >= 100) & ~(Book.name == "Beta")).order(Book.pages, reverse=True)
print(query, [b.name for b in query], [b.name for b in query[:1]], query[-1].name, sep="\n")
print(Book.where(Book.name.like("a"), Book.pages < 200)[:5], [b.id for b in Book.where((Book.pages < 100) | (Book.pages >= 400))])
book = Book[1]; book.pages = 301; book.tags.append("x"); print(book.save(), book.save(), book.tags, Book[2].tags)
for bad in (lambda: Author(name="X"), lambda: Author(), lambda: Author(name="Cy", born="soon"), lambda: Book(title=1), lambda: Book[99], lambda: bool(Book.pages < 1), lambda: setattr(ann, "born", None)):
    try: bad()
    except (TypeError, ValueError, LookupError) as e: print(type(e).__name__, e, type(e.__cause__).__name__)
print(Book.name, list(Book._columns), Model.tables.keys())

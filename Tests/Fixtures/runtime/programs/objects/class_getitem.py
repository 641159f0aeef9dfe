class A:
    def __class_getitem__(cls, k): return f'{cls.__name__}[{k!r}]'
class B(A): pass
print(A[1], B[1, 2], A['x':2], B[()], A[...])
class M(type):
    def __getitem__(cls, k): return ('meta', k)
class C(metaclass=M):
    def __class_getitem__(cls, k): return 'never'
print(C[5])
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: A()[1]); t(lambda: int[5]); t(lambda: object[1]); t(lambda: list[int, str]); t(lambda: dict[str]); t(lambda: type[int]); t(lambda: tuple[()]); t(lambda: tuple[int, ...]); t(lambda: A.__class_getitem__); t(lambda: list[int]()); t(lambda: dict[str, int](a=1)); t(lambda: list[int] == list[int]); t(lambda: hash(list[int]) == hash(list[int])); t(lambda: isinstance([], list[int])); t(lambda: issubclass(list, list[int])); t(lambda: list[int] | None); t(lambda: list[int].append); t(lambda: list[int].__origin__); t(lambda: list[int][str]); t(lambda: set[int].nope); t(lambda: bool[1]); t(lambda: (lambda: 0)[1]); t(lambda: None[1]); t(lambda: len[0]); t(lambda: str[1]); t(lambda: len(list[int])); t(lambda: 1 in list[int]); t(lambda: [*tuple[int]])
class D: __class_getitem__ = classmethod(type(list[int]))
print(D[int], D[int].__args__, D[int]() .__orig_class__)
class E(list[int], dict if False else object): pass
print(E.__bases__, E.__orig_bases__, E([1]))
x = list[int]; 
class F(x): pass
print(F.__mro__[1], x.__mro_entries__(()) )

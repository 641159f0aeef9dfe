a = list[int]
print(a, a.__origin__, a.__args__, a.__parameters__, a == list[int], hash(a) == hash(list[int]), a != list[str], type(a).__name__)
print(dict[str, list[int]], tuple[int, ...], tuple[()], type[int], list['fwd'], list[None], list[...], list[[1, 2]])
print(a(), a((1, 2)), dict[str, int](a=1), isinstance(a, type), a.append is list.append)
print(int | str, int | None, None | int, list[int] | None, (int | str).__args__, int | int, str | int == int | str, hash(int | str) == hash(str | int), type(int | str).__name__)
print(isinstance(1, int | str), isinstance(None, int | None), issubclass(bool, int | str), (int | str) | float, int | (str | int))
for bad in (lambda: int | 5, lambda: isinstance(1, list[int]), lambda: int[str], lambda: a.missing, lambda: a.__args__.__setitem__, lambda: type('X', (int | str,), {}), lambda: len(a), lambda: a < a, lambda: (int | str)()):
    try: print(bad())
    except (TypeError, AttributeError) as e: print(e)
class L(list[int]): pass
print(L.__bases__, L.__orig_bases__, L([1]))
print(list(tuple[int, str]), [*list[int]], next(iter(list[int])), repr(next(iter(list[int]))))
a.__doc__; print(a.__class__, a.__mro_entries__(()), a.__reduce__()[0].__name__)
print(set[int], frozenset[int], type(set[int]), list[int].__copy__() if hasattr(a, '__copy__') else '', BaseException.__class_getitem__ if hasattr(BaseException, '__class_getitem__') else 'none')
import sys
print(type(sys.modules)[int], memoryview[int], slice[int], range.__class_getitem__ if hasattr(range, '__class_getitem__') else 'no', enumerate[int], property.__class_getitem__ if hasattr(property, '__class_getitem__') else 'no', ExceptionGroup[ValueError])

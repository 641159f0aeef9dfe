a, b = {1, 2, 3}, {2, 3, 4}
print(a | b == {1, 2, 3, 4}, a & b, a - b, a ^ b == {1, 4}, a <= a, a < a, a >= {1}, a > {1, 2}, a.issubset([1, 2, 3, 4]), a.issuperset('') , a.isdisjoint({9}), a == frozenset(a), frozenset([1]) | {2} == {1, 2}, type(frozenset([1]) | {2}).__name__, type({1} | frozenset([2])).__name__)
print(a.union([5], (6,)) == {1, 2, 3, 5, 6}, a.intersection([1, 2], {2}), a.difference([1], [2]), a.symmetric_difference([1, 9]) == {2, 3, 9}, len(set('hello')), sorted(set('hello')), set() == frozenset(), {*[]}, {1, True, 1.0}, {0, False}, frozenset(), frozenset({1}), {frozenset({1}): 'x'}[frozenset([1])], hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: a | [1]); t(lambda: a.union(5)); t(lambda: {[]}); t(lambda: a.add([])); t(lambda: a.remove(99)); t(lambda: a.discard(99)); t(lambda: set().pop()); t(lambda: hash(a)); t(lambda: a < 5); t(lambda: a == 5); t(lambda: set(5)); t(lambda: set(1, 2)); t(lambda: set(x=1)); t(lambda: a[0]); t(lambda: frozenset([1]).add(2)); t(lambda: {1} in {frozenset([1])}); t(lambda: [] in a); t(lambda: a.remove({1})); t(lambda: sorted(a.update([7], 'x') or a, key=str)); t(lambda: a.intersection_update(b, [2]) or a); t(lambda: a.difference_update([2]) or a); t(lambda: a.symmetric_difference_update({1}) or a); t(lambda: a.clear() or a); t(lambda: a.copy() is a); t(lambda: frozenset(f := frozenset([1])) is f); t(lambda: f.copy() is f if (f := frozenset([1])) else 0); t(lambda: {1, 2} - [1]); t(lambda: {1}.__sub__([1])); t(lambda: {1}.__rsub__({1, 2})); t(lambda: min({3, 1})); t(lambda: {1}.isdisjoint(5)); t(lambda: set('ab') > set('a')); t(lambda: {1} != {1}); t(lambda: {1, 2} < {1, 3})
class S(set): pass
s = S([1]); print(type(s | {2}).__name__, type(s.copy()).__name__, s, repr(S()), S([1]) == {1}, type(s - s).__name__)
class F(frozenset):
    def __new__(cls, *a): return super().__new__(cls, a)
print(F(1, 2) == {1, 2}, repr(F(1)), {F(1)} == {frozenset([1])})

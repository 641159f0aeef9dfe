s = {1, 2, 3}; t = {3, 4}
print(s | t, s & t, s - t, s ^ t, s < t, {1} < s, s >= {1}, s.isdisjoint({9}), s.union([7], (8,)) == {1, 2, 3, 7, 8}, s.intersection([1], [1, 2]), s.difference([1]), s.symmetric_difference([1, 9]) == {2, 3, 9}, s.issubset(range(5)), s.issuperset([]), set('aab') == {'a', 'b'}, len(s), 2 in s, set(), frozenset(), frozenset([1]), {*s, 9} == {1, 2, 3, 9})
s.add(5); s.discard(99); s.remove(1); s.update([6], (7,)); print(sorted(s)); s |= {8}; s &= {5, 6, 8}; s -= {5}; s ^= {1}; print(sorted(s), s.pop() in (1, 6, 8)); s.clear(); print(s)
print(frozenset([1, 2]) == {1, 2}, hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset([1]): 'v'}[frozenset([1])], frozenset([1]) | {2}, type(frozenset() | {1}).__name__, type({1} | frozenset()).__name__, {1, 1.0, True}, {frozenset()} , frozenset([frozenset([1])]), {1, 2}.copy() is not {1, 2}, {1} == [1], {1} != {2})
for f in (lambda: set().pop(), lambda: {1}.remove(5), lambda: {[]}, lambda: {1} | [2], lambda: {1} < [1], lambda: set(5), lambda: hash(set()), lambda: {1}.add({}), lambda: frozenset().add(1), lambda: {1} + {2}, lambda: {1}.update(5), lambda: {1} & 5, lambda: set(1, 2), lambda: {1}[0], lambda: [] in {1}, lambda: set(a=1), lambda: {1}.remove([]), lambda: {1}.union(5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print({1} in {frozenset([1])}, sorted({3, 1, 2}), sum({1, 2}), max({1, 5}), list({7}), {i % 3 for i in range(9)} == {0, 1, 2})

words = 'the quick brown fox jumps over the lazy dog the end'.split()
count = {}
for w in words: count[w] = count.get(w, 0) + 1
print(sorted(count.items(), key=lambda kv: (-kv[1], kv[0]))[:3], max(words, key=len), ' '.join(w.capitalize() for w in words[:4]))
print('\n'.join(f'{w:<8}{"#" * n:>4}{n:03d}' for w, n in count.items() if n > 1), {len(w) for w in words} == {3, 5, 4}, ''.join(reversed('abc')), 'x'.join(str(i) for i in range(4)))
def caesar(s, k): return ''.join(chr((ord(c) - 97 + k) % 26 + 97) if c.islower() else c for c in s)
print(caesar('hello, world', 3), caesar(caesar('hello', 5), -5)); table = str.maketrans('aeiou', '12345'); print('education'.translate(table))
print(*(''.join(p) for p in zip(*['abc', 'def', 'ghi'])), [w[::-1] for w in words[:2]], 'racecar' == 'racecar'[::-1])

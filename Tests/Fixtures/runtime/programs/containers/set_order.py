"""The order of large sets, of elements with their own hashes, and of sets that change while they are asked."""
seed = 5
h = 0
def next_number(below):
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7fffffffffff
    return (seed >> 8) % below
def note(s):
    global h
    for x in s: h=(h*31+hash(x))&0xffffffffffff
    print(len(s),h)
s=set(next_number(10**9) for _ in range(6000)); note(s)
t=set(next_number(2*10**5) for _ in range(4000)); note(t)
note(s|t); note(s&t); note(t-s); note(s^t)
t-=set(range(0,200000,30)); note(t)
for x in range(1,200000,20): t.discard(x)
note(t)
for x in range(7000): t.add(x*7)
note(t)
for _ in range(3000): t.pop()
t.update(range(5)); note(t)
t.update({x:1 for x in range(3000)}); note(t)
s.difference_update(list(s)[:5000]); note(s)
s.intersection_update(list(s)[::2]); note(s)
class S(set): pass
a=S(range(0,500,7)); note(a|{1,2}); note({1,2}|a); b=S([1000,3]); b|=a; note(b); note(set(S([5,64,0,99,3,8])))
q=set()
for i in range(5000):
    q.add(i*i); 
    if i>50: q.discard((i-50)**2)
note(q)
class H:
    def __init__(s,n): s.n=n
    def __hash__(s): return s.n%7
    def __eq__(s,o): return s.n==o.n
    def __repr__(s): return f'H{s.n}'
z=set(); 
for i in range(40): z.add(H(i))
for i in range(0,40,3): z.discard(H(i))
for i in range(50,60): z.add(H(i))
print(z); print(z&{H(3),H(4)}, z-{H(5)})
class Evil:
    def __init__(s,st): s.st=st
    def __hash__(s): return 1
    def __eq__(s,o): s.st.clear(); return False
e={1,2,3}; 
try:
  e.add(Evil(e)); print(len(e))
except Exception as x: print(repr(x))
print({1} in {frozenset([1])}, frozenset([1]) in {1})
try: {1} in {(1,)}; [] in {1}
except TypeError as x: print(x)
try: {1} in frozenset([1]); print('ok'); {}  in frozenset([1])
except TypeError as x: print(x)
try: {1}.remove({2})
except KeyError as x: print(repr(x))
try: {1}.remove(frozenset({2}))
except KeyError as x: print(repr(x))
it=iter({1,2,3}); next(it); print(it.__length_hint__())
n=float('nan'); print(len({n,n}), len({float('nan'),float('nan')}), n in {n})

from itertools import *
import itertools
def p(f):
    try: print(list(islice(f(),20)) if hasattr(f(),'__next__') else f())
    except Exception as e: print(type(e).__name__, e)
for f in (lambda: count(5), lambda: count(2.5,.5), lambda: repr(count(3)), lambda: repr(count(3,2)), lambda: cycle('abc'), lambda: repeat(1,3), lambda: repr(repeat(1,3)), lambda: repr(repeat(2)), lambda: accumulate([1,2,3]), lambda: accumulate([1,2,3],lambda a,b:a*b, initial=10), lambda: takewhile(lambda x:x<3, [1,2,3,1]), lambda: dropwhile(lambda x:x<3, [1,2,3,1]), lambda: filterfalse(None,[0,1,2,0]), lambda: compress('abcd',[1,0,1]), lambda: starmap(pow,[(2,3),(3,2)]), lambda: chain('ab',[1]), lambda: chain.from_iterable(['ab','c']), lambda: zip_longest('abc',[1],fillvalue='-'), lambda: pairwise('abcd'), lambda: batched('abcde',2), lambda: batched('abcde',2,strict=True), lambda: islice(range(10),2,8,3), lambda: islice(range(10),None), lambda: islice('abc',2), lambda: product('ab',[1,2]), lambda: product('ab',repeat=2), lambda: product(), lambda: product('ab',''), lambda: combinations('abcd',2), lambda: combinations('ab',3), lambda: combinations('ab',0), lambda: combinations_with_replacement('abc',2), lambda: permutations('abc'), lambda: permutations('abc',2), lambda: permutations('ab',3)):
    p(f)
print([(k,list(g)) for k,g in groupby('aabbbca')], [(k,list(g)) for k,g in groupby([1,3,2,4,5],key=lambda x:x%2)])
a,b,c=tee(iter('abcd'),3); print(next(a),next(a),next(b),list(c),list(a),list(b))
g=groupby('aab'); k,g1=next(g); k2,g2=next(g); print(list(g1),list(g2))
it=iter(range(10)); print(list(islice(it,0,5,3)), next(it))
print(count, chain, itertools._grouper, groupby, tee)
print(count(1<<62).__next__(), list(islice(count(2**62-1),3)), list(chain.from_iterable(repeat('x',2))))
class C(chain): pass
print(type(C('a')).__name__, list(C('ab')))

# array: items of each type, changing, slices, bytes, refusals.
import sys
class Known:
    def register(self, kind): pass
class Abstract: MutableSequence=Known()
# The module tells the library of its type; here there is none.
sys.modules['collections.abc']=Abstract
import array
def t(f,*a):
    try: print(repr(f(*a)))
    except Exception as e: print('!!',type(e).__name__,e)
A=array.array
a=A('i',[1,2,3]); a.append(5); print(a,a[1],a[-1],a[1:3],a[::2],a.tobytes(),a.itemsize,a.typecode,len(a),a==A('i',[1,2,3,5]),list(a),2 in a,a.index(5),a.count(1))
a.extend([7]); a.insert(0,9); print(a,a.pop(),a.pop(0),a+a,a*2,2*a); a.reverse(); print(a); a.remove(2); print(a); a[0]=8; del a[1]; print(a); a[1:]=A('i',[4,4]); print(a); a+=A('i',[1]); print(a); a.fromlist([6]); print(a.tolist()); a.clear(); print(a,bool(a))
for code in 'bBhHiIlLqQefd': x=A(code,[1,2]); print(x,x.itemsize,x.tobytes()); x.byteswap(); print(x.tobytes()); y=A(code); y.frombytes(x.tobytes()); print(y==x)
print(A('w','héllo'),A('w','ab').tounicode(),A('B',b'abc').tolist(),A('f',[0.1]),A('d',(1,2.5)),A('q',[-1]).tobytes(),A('B'),A('i',A('b',[1,2])))
for f in (lambda:A('b',[300]),lambda:A('b',[-200]),lambda:A('h',[40000]),lambda:A('B',[-1]),lambda:A('B',[256]),lambda:A('i',[2**40]),lambda:A('x'),lambda:A('i','abc'),lambda:A('i',[1.5]),lambda:A('d',['x']),lambda:A('i',b'abc'),lambda:A(5),lambda:A('i',[1])[5],lambda:A('i',[1])['a'],lambda:A('i').pop(),lambda:A('i').index(3),lambda:A('i')+[1],lambda:A('i')+A('b'),lambda:A('i').fromlist((1,)),lambda:A('i').tounicode(),lambda:hash(A('i'))): t(f)
print(A('i',[1])<A('i',[2]),A('i',[1])!=A('d',[1]),A('i',[1])==[1],array.typecodes,array.ArrayType is A)

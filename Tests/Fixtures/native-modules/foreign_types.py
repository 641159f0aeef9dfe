# _ctypes: simple types, arrays and pointers as declarations have them.
import _ctypes as c
def t(f,*a):
    try: print(repr(f(*a)))
    except Exception as e: print('!!',type(e).__name__,e)
kinds={}
for code in ['c','b','B','h','H','i','I','l','L','q','Q','f','d','P','z','Z','?','u']:
    kinds[code]=type('c_'+code,(c._SimpleCData,),{'_type_':code,'__module__':'m'}); print(code,c.sizeof(kinds[code]),c.alignment(kinds[code]),repr(kinds[code]().value))
i=kinds['i']; print(i(5).value,i(2**40+7).value,i(-1).value,kinds['B'](-1).value,kinds['b'](200).value,kinds['?'](3).value,kinds['c'](65).value,kinds['d'](2).value,type(i).__mro__,c.Structure.__mro__,type(c.Array),type(c.CFuncPtr))
a=i*3; x=a(1,2); print(a.__name__,a._length_,a._type_ is i,c.sizeof(a),x[0],x[2],list(x),x[-1],x[:2],len(x)); x[2]=9; print(list(x)); t(lambda:x[3]); t(lambda:a(1,2,3,4)); t(lambda:i*-1)
b=(kinds['c']*4)(); b.value=b'ab'; print(b.value,b.raw,b[0]); t(lambda:setattr(b,'value',b'abcde'))
p=type('LP_i',(c._Pointer,),{'_type_':i}); n=p(i(7)); print(n.contents.value,n[0],bool(n),bool(p())); t(lambda:p().contents); t(lambda:p(5))
t(lambda:i('a')); t(lambda:kinds['c'](b'ab')); t(lambda:c.sizeof(5)); t(lambda:c.byref(5)); t(lambda:type('x',(c._SimpleCData,),{})); print(i.__ctype_le__ is i,i.__ctype_be__ is i,hasattr(kinds['c'],'__ctype_be__'))
# The program itself holds Python's functions and the C library's.
itself=type('Itself',(),{'_name':None,'_handle':c.dlopen(None,0)})(); f=type('F',(c.CFuncPtr,),{'_flags_':1,'_restype_':i})
print(bool(f(('wcwidth',itself))),bool(f(('Py_IncRef',itself))))
try: f(('no_such_function',itself))
except AttributeError as e: print('undefined symbol: no_such_function' in str(e))

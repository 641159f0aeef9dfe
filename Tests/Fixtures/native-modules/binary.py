# _struct: formats, values, errors.
import _struct as struct, _struct
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except BaseException as e: print(type(e).__module__, type(e).__name__, e)
P=struct.pack; U=struct.unpack; C=struct.calcsize
for fmt in ['bBhHiIlLqQnN?cfdexPs5sp7p', '<bBhHiIlLqQ?cfde', 'bq','qb','b0q','!h','>i','=q','@i','3x','ci','ic', ' i  h ','10s3p','F','D','<F','Zf']:
    t(C,fmt)
for fmt in ['y','<n','<P','5','i5','99999999999999999999i','\u00e9','<9223372036854775807i', 'i\0', '9223372036854775808s']: t(C,fmt)
t(C,b'ih'); t(C,5); t(C); t(C,'i','i')
t(P,'b',1); t(P,'b',128); t(P,'b',-129); t(P,'B',256); t(P,'B',-1); t(P,'h',40000); t(P,'H',-1); t(P,'i',2**31); t(P,'<i',2**31); t(P,'<i', 2**70); t(P,'i',2**70);t(P,'l',2**63); t(P,'q',2**63); t(P,'Q',-1); t(P,'Q',2**64);t(P,'<q',2**63); t(P,'<Q',-1); t(P,'n',2**63); t(P,'N',-1); t(P,'P',-1);t(P,'P',2**65)
t(P,'i','a'); t(P,'<i',1.5); t(P,'c',1); t(P,'c',b'ab'); t(P,'c',b'a'); t(P,'s','x'); t(P,'s',b''); t(P,'3s',b'abcdef'); t(P,'5p',b'abcdef'); t(P,'5p',b'ab'); t(P,'p',b'a'); t(P,'0p',b'a'); t(P,'p',1)
t(P,'?',[]); t(P,'?','a'); t(P,'f',1e300); t(P,'<f',1e300); t(P,'e',1e6); t(P,'e',65504.0); t(P,'<e',0.1); t(P,'d','x'); t(P,'<d',None); t(P,'f',1); t(P,'f',float('inf'));t(P,'<d',float('nan')); t(P,'F',1+2j); t(P,'D',1j); t(P,'>F',2); t(P,'D','x')
t(P,'ii',1); t(P,'i',1,2); t(P); t(P,1); t(P,'hxb',1,2); t(P,'>hb3xq',1,2,3); t(P,'bi',1,2)
t(U,'i',b'abc'); t(U,'<hhl',bytes(range(8))); t(U,'>hhl',bytes(range(8))); t(U,'bBhHiIlLqQ',bytes(range(200,200+0))+bytes(range(56))); t(U,'<e',b'\x66\x2e'); t(U,'?xc',b'\x02\x00a'); t(U,'5p',b'\x03abcd'); t(U,'5p',b'\xffabcd'); t(U,'3s2s',b'abcde'); t(U,'D',bytes(16)); t(U,'i',1); t(U,'i'); t(U,'0s',b''); t(U,'<q',b'\xff'*8); t(U,'P',b'\xff'*8);t(U,'<Q',b'\xff'*8)
b=bytearray(8); t(struct.pack_into,'<h',b,2,258); print(b); t(struct.pack_into,'<h',b,-2,258); print(b); t(struct.pack_into,'<h',b,7,1); t(struct.pack_into,'<h',b,-1,1); t(struct.pack_into,'<h',b,-9,1); t(struct.pack_into,'<h',b'ab',0,1); t(struct.pack_into,'<h'); t(struct.pack_into,'<h',b); t(struct.pack_into,'<h',b,0); t(struct.pack_into,'<h',b,0,1,2); t(struct.pack_into,'<h',b,'a',1); t(struct.pack_into,'h',b,100,1)
t(struct.unpack_from,'<h',b,2); t(struct.unpack_from,'<h',b,7); t(struct.unpack_from,'<h',b,-1); t(struct.unpack_from,'<h',b,-9); t(struct.unpack_from,'<h',buffer=b,offset=6); t(struct.unpack_from,'<h',b); t(struct.unpack_from,'<h',b,100)
it=struct.iter_unpack('<h',b'abcdef'); print(type(it).__name__, it.__length_hint__(), list(it)); t(struct.iter_unpack,'<h',b'abc'); t(struct.iter_unpack,'',b'abc')
s=struct.Struct('<hb'); print(s, s.format, s.size, s.pack(1,2), s.unpack(b'abc'), s.unpack_from(b'xabc',1), list(s.iter_unpack(b'abcdef'))); t(s.pack,1); t(s.unpack,b'a'); t(s.unpack_from,b'a')
t(struct.Struct); t(struct.Struct,1); t(struct.Struct,b'i'); t(struct.Struct,'y')
t(s.pack_into,b,0,1,2); print(b)
class I:
    def __index__(self): return 7
t(P,'h',I()); t(P,'d',I())
class J(struct.Struct): pass
t(J,'h'); print(J('h').size)
print(struct.error, struct.error.__mro__, struct.Struct, _struct.__doc__[:30])
t(P,'xxb',1); t(P,'b1x',1); t(P,'2?',1,0); t(U,'2c',b'ab')
t(s.__eq__, 1); 
t(struct.pack,'b',True)
t(P,'i',None); t(P,'P',None); t(P,'c','a'); t(P,'b',1.0); t(P, 'H', 'a')

# zlib: what goes in comes out again, in one piece and in many; sums; what is not compressed.
import zlib
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except Exception as e: print('!!',type(e).__name__,e)
d=b'hello world '*50
for level in (-1,0,1,9):
    for bits in (15,9,-15,31):
        c=zlib.compress(d,level,wbits=bits); print(level,bits,zlib.decompress(c,wbits=bits)==d,len(c)<len(d) or level==0)
c=zlib.compress(d)
print(zlib.crc32(d),zlib.crc32(d,7),zlib.adler32(d),zlib.adler32(d,5),zlib.crc32(b''),zlib.adler32(b''),zlib.crc32_combine(zlib.crc32(b'ab'),zlib.crc32(b'cd'),2)==zlib.crc32(b'abcd'),zlib.adler32_combine(zlib.adler32(b'ab'),zlib.adler32(b'cd'),2)==zlib.adler32(b'abcd'))
u=zlib.decompressobj(); print(u.decompress(c,10),u.eof,len(u.unconsumed_tail)>0); v=u.copy(); print(len(u.decompress(u.unconsumed_tail)),u.eof,u.unused_data,u.flush()); print(len(v.flush()))
u=zlib.decompressobj(); print(len(u.decompress(c+b'rest')),u.unused_data,u.eof); print(u.decompress(b'more'),u.unused_data)
out=b''.join(map(zlib.decompressobj().decompress,[c[i:i+1] for i in range(len(c))])); print(out==d)
o=zlib.compressobj(9,zlib.DEFLATED,-15); r=o.compress(d)+o.flush(zlib.Z_SYNC_FLUSH)+o.compress(d)+o.flush(); print(zlib.decompress(r,-15)==d+d)
o=zlib.compressobj(zdict=b'hello world'); r=o.compress(b'hello world')+o.flush(); t(zlib.decompress,r); print(zlib.decompressobj(zdict=b'hello world').decompress(r)); t(zlib.decompressobj(zdict=b'other').decompress,r)
for bad in (b'abc',c[:-3],b'',c[:5]+b'\xff\xff'+c[7:],5,'x'): t(zlib.decompress,bad)
z=zlib._ZlibDecompressor(); print(z.decompress(c[:10],5),z.needs_input,z.eof); print(len(z.decompress(c[10:]+b'tail')),z.eof,z.unused_data,z.needs_input); t(z.decompress,b'')
t(zlib.compress,b'',99); t(zlib.compressobj,level=99); t(zlib.decompressobj,99); t(zlib.decompressobj().decompress,c,-1); t(zlib.decompressobj().flush,0); t(zlib.decompress,c,15,-1)
big=bytes(300000); print(zlib.decompress(zlib.compress(big))==big)

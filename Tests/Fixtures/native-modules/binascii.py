# binascii: every function, and what it refuses.
import binascii as b
def t(f,*a,**k):
    try: print(f.__name__,a,k,'->',f(*a,**k))
    except Exception as e: print(f.__name__,a,k,'!!',type(e).__name__,e)
t(b.a2b_base64,b'YWJj'); t(b.a2b_base64,b'YWJ'); t(b.a2b_base64,b'Y'); t(b.a2b_base64,b'YW=='); t(b.a2b_base64,b'YW=');t(b.a2b_base64,b'YW==YW==');t(b.a2b_base64,b'Y!W J\nj');t(b.a2b_base64,'é')
t(b.a2b_base64,b'YW==x',strict_mode=True);t(b.a2b_base64,b'=YW',strict_mode=True);t(b.a2b_base64,b'Y!WJj',strict_mode=True);t(b.a2b_base64,b'YW',strict_mode=True);t(b.a2b_base64,b'YW',padded=False);t(b.a2b_base64,b'YWJjYWJjY')
t(b.a2b_base64,b'YW=Jj');t(b.a2b_base64,b'====');t(b.a2b_base64,b'YWJj====');t(b.a2b_base64,b'YWJj=',strict_mode=True);t(b.a2b_base64,b'Y=WJj',strict_mode=True)
t(b.b2a_base64,b'abcd');t(b.b2a_base64,b'abcd',newline=False);t(b.b2a_base64,b'a',padded=False,newline=False);t(b.b2a_base64,b'abcdefghijkl',wrapcol=5)
t(b.b2a_hex,b'\xb9\x01\xef',':');t(b.b2a_hex,b'\xb9\x01\xef\x02\x03','_',2);t(b.b2a_hex,b'\xb9\x01\xef\x02\x03','_',-2);t(b.b2a_hex,b'ab','::');t(b.hexlify,'x')
t(b.a2b_hex,'0aF'); t(b.a2b_hex,'zz'); t(b.a2b_hex,b'0aFF');t(b.unhexlify,'é');t(b.a2b_hex,5)
t(b.crc32,b'hello'); t(b.crc32,b'hello',7); t(b.crc_hqx,b'hello',0)
t(b.b2a_uu,b'hello world');t(b.b2a_uu,b'\0\0',backtick=True);t(b.b2a_uu,b'x'*46);t(b.a2b_uu,b'+:&5L;&\\@=V]R;&0 \n');t(b.a2b_uu,b'!');t(b.a2b_uu,b'"\x01\x02\x03')
t(b.a2b_qp,b'a=3Db=\nc _d');t(b.a2b_qp,b'a_b',header=True);t(b.b2a_qp,b'a=b \n\xff');t(b.b2a_qp,b'a b\tc ',quotetabs=True);t(b.b2a_qp,b'a b_c',header=True);t(b.b2a_qp,b'x'*80);t(b.b2a_qp,b'a\r\nb\n',istext=False);t(b.b2a_qp,b'.\n.');t(b.b2a_qp,b'a\r\nb\nc')
t(b.a2b_base32,b'MFRGG===');t(b.a2b_base32,b'MFRGG');t(b.b2a_base32,b'abc');t(b.a2b_base32,b'M=');t(b.a2b_base32,b'MFRGGZDF1');t(b.a2b_base32,b'mf======')
t(b.b2a_base85,b'hello');t(b.a2b_base85,b'Xk~0{Zv');t(b.b2a_base85,b'hello',pad=True);t(b.a2b_base85,b'X"');t(b.a2b_base85,b'~~~~~');t(b.a2b_base85,b'X')
t(b.b2a_ascii85,b'hello');t(b.b2a_ascii85,b'\0\0\0\0ab');t(b.b2a_ascii85,b'    ',foldspaces=True);t(b.a2b_ascii85,b'BOu!rDZ');t(b.b2a_ascii85,b'hi',adobe=True);t(b.a2b_ascii85,b'<~BPz~>',adobe=True);t(b.a2b_ascii85,b'BP',adobe=True);t(b.a2b_ascii85,b'B{')

# _md5, _sha1, _sha2, _sha3, _blake2, _hashlib: known digests, pieces, copies, refusals.
import _md5, _sha1, _sha2, _sha3, _blake2, _hashlib
def t(f,*a,**k):
    try: print(f(*a,**k))
    except Exception as e: print('!!',type(e).__name__,e)
makers=[_md5.md5,_sha1.sha1,_sha2.sha224,_sha2.sha256,_sha2.sha384,_sha2.sha512,_sha3.sha3_224,_sha3.sha3_256,_sha3.sha3_384,_sha3.sha3_512,_blake2.blake2b,_blake2.blake2s,_hashlib.openssl_md5,_hashlib.openssl_sha512,_hashlib.openssl_sha3_384]
for m in makers:
    for size in (0,3,55,56,63,64,65,111,112,127,128,129,135,136,143,144,1000):
        print(m.__name__,size,m(bytes(range(256))[:size]*1 if size<256 else b'x'*size).hexdigest())
    h=m(b'a'); g=h.copy(); h.update(b'b'*200); print(h.name,h.digest_size,h.block_size,h.hexdigest()==m(b'a'+b'b'*200).hexdigest(),g.hexdigest()==m(b'a').hexdigest(),g.digest()==m(b'a').digest())
for m in (_sha3.shake_128,_sha3.shake_256,_hashlib.openssl_shake_128):
    print(m(b'abc').hexdigest(20),m(b'').hexdigest(length=200),m(b'abc').digest(3),m().digest_size); t(m().hexdigest); t(m().digest,-1)
print(_blake2.blake2b(b'abc',digest_size=10,key=b'k',salt=b's',person=b'p').hexdigest(),_blake2.blake2s(b'abc'*50,digest_size=7,key=b'kkk').hexdigest(),_blake2.blake2b(b'x'*300,fanout=2,depth=3,leaf_size=64,node_offset=5,node_depth=1,inner_size=32,last_node=True).hexdigest())
for k in (dict(digest_size=0),dict(digest_size=65),dict(key=b'k'*65),dict(salt=b's'*17),dict(person=b'p'*17),dict(fanout=256),dict(depth=0),dict(node_depth=-1),dict(inner_size=65)): t(_blake2.blake2b,b'',**k)
t(_md5.md5,'text'); t(_md5.md5,5); t(_sha2.sha256().update,'x'); t(_hashlib.new,'nope'); print(_hashlib.new('SHA256',b'a').name,_hashlib.new('sha-1').name)
print(_hashlib.hmac_digest(b'k',b'm','sha256').hex(),_hashlib.hmac_digest(b'k'*200,b'm','md5').hex(),_hashlib.pbkdf2_hmac('sha1',b'p',b's',3).hex(),_hashlib.pbkdf2_hmac('sha256',b'p',b's',2,50).hex())
t(_hashlib.pbkdf2_hmac,'sha1',b'p',b's',0); t(_hashlib.pbkdf2_hmac,'sha1',b'p',b's',1,0); print(_hashlib.compare_digest('a','a'),_hashlib.compare_digest(b'a',b'b')); t(_hashlib.compare_digest,'é','a'); t(_hashlib.compare_digest,'a',b'a')

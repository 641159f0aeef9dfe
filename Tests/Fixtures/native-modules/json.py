# _json: reading and writing, without the library around it.
import sys
class JSONDecodeError(ValueError):
    def __init__(self,msg,doc,pos): super().__init__(f'{msg}: char {pos}')
class Decoder: pass
Decoder.JSONDecodeError=JSONDecodeError
sys.modules['json']=sys; sys.modules['json.decoder']=Decoder
import _json
class Context:
    strict=True; object_hook=None; object_pairs_hook=None; array_hook=None; parse_float=float; parse_int=int; parse_constant='c'.__add__; memo={}
def scan(s,start=0,**k):
    c=Context()
    for n,v in k.items(): setattr(c,n,v)
    try: print(repr(s),_json.make_scanner(c)(s,start))
    except StopIteration as e: print(repr(s),'stops at',e.value)
    except Exception as e: print(repr(s),'!!',type(e).__name__,e)
for s in ['','{','{"a"','{"a":','{"a":1','{"a":1,','{"a":1,}','[1,]','[1 2]','[','"abc','"a\nb"','"\\x"','"\\u12"','nul','-','1.','1e','NaN','-Infinity','Infinity','{a:1}','{"a" 1}','[1,,2]','1 2','"\\ud834\\udd20"','01','-0','1.5e3','-2E-2','[[[]]]','{"a":{"b":[1,2,{"c":null}]}}','true','false','{"a":1 "b":2}','"\\','"\\u123','{ "a" : [ 1 , "x" ] , "b" : { } }','"\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9é"','12345678901234567890','["é\U0001f600"]']: scan(s)
scan('[1.5, 2]',parse_float=str,parse_int=lambda x:'i'+x); scan('{"a":1}',object_hook=lambda d:('h',d)); scan('{"a":1}',object_pairs_hook=list); scan('[1]',array_hook=tuple); scan('"a\nb"',strict=False); scan(5); scan('[1]',9); scan('[1]',-1)
def f(function,*a):
    try: print(function(*a))
    except Exception as e: print('!!',type(e).__name__,e)
f(_json.scanstring,'abc"d',0); f(_json.scanstring,'a\x01"',0,False); f(_json.scanstring,'a\x01"',0); f(_json.scanstring,'a',5); f(_json.scanstring,5,0); f(_json.encode_basestring,'é"\\\n\x00'); f(_json.encode_basestring_ascii,'é"\\\n\x00\x7f😀\u2028'); f(_json.encode_basestring,5)
class I(int): __repr__=lambda s:'no'
class F(float): __repr__=lambda s:'no'
def dump(o,encoder=_json.encode_basestring_ascii,indent=None,key=': ',item=', ',sort=False,skip=False,nan=True,markers={}):
    def default(o): raise TypeError('cannot '+type(o).__name__)
    try: print(''.join(_json.make_encoder(markers,default,encoder,indent,key,item,sort,skip,nan)(o,0)))
    except Exception as e: print('!!',type(e).__name__,e,getattr(e,'__notes__',None))
    if markers is not None: markers.clear()
dump({'a':[1,2.5,None,True,False,'é\n"\\\x00😀'],1:2,None:3,1.5:4,True:5}); dump({'a':1,'b':[]},indent='  '); dump([],indent='  '); dump({},indent=' '); dump([1,[2,{'a':[]}]],indent='\t'); dump({'b':1,'a':2},sort=True); dump({(1,):2}); dump({(1,):2,'a':1},skip=True); dump(float('nan')); dump(float('nan'),nan=False); dump({1}); dump('é',encoder=_json.encode_basestring); dump([1,2],item=','); dump(I(5)); dump(F(2.5)); dump((1,2)); dump([10**30,-1e300,1e-7]); dump('x',encoder=lambda s:'<'+s+'>'); dump(['x',{'k':'v'}],encoder=lambda s:'<'+s+'>')
x=[];x.append(x); dump(x); x={};x['a']=x; dump(x); dump({'a':{'b':{1,2}}}); dump({float('inf'):1},nan=False); dump([float('-inf')]); dump([object]); dump([1],markers=None)

# _csv: dialects, reading, writing.
import _csv as csv, _io as io
class excel:
    delimiter=','; quotechar='"'; doublequote=True; skipinitialspace=False; lineterminator='\r\n'; quoting=0
csv.register_dialect('excel',excel)
csv.register_dialect('tab',excel,delimiter='\t')
def t(f):
    try: print(f())
    except Exception as e: print('!!',type(e).__name__,e)
def r(s,**k): t(lambda:list(csv.reader(s,**k)))
r(['a,b,c','1,"x, y",3']); r(['a;b'],delimiter=';'); r(['"a""b",c']); r(['"a\n','b",c']); r(['a\\,b'],escapechar='\\'); r(["'a,b',c"],quotechar="'"); r([' a, b'],skipinitialspace=True); r(['1,2.5,"x"'],quoting=csv.QUOTE_NONNUMERIC); r(['"a"b'],strict=True); r(['"a'],strict=True); r(['"a']); r(['a\nb']); r(['']); r(['','a']); r([b'x']); r(['a"b,c']); r(['"a"x,b']); r([',']); r(['"",'],quoting=csv.QUOTE_NOTNULL); r([',""'],quoting=csv.QUOTE_STRINGS);r(['a\r\n','b\r'])
def w(rows,**k):
    def f():
        s=io.StringIO(); x=csv.writer(s,**k); out=[x.writerow(q) for q in rows]; return repr(s.getvalue()),out
    t(f)
w([['a','b c',1,None,2.5]]); w([['a,b','c"d','e\n']]); w([['a']],quoting=csv.QUOTE_ALL); w([['a',1,None]],quoting=csv.QUOTE_NONNUMERIC); w([['a,b']],quoting=csv.QUOTE_NONE); w([['a,b']],quoting=csv.QUOTE_NONE,escapechar='\\'); w([['a"b']],doublequote=False,escapechar='\\'); w([[]]); w([['']]); w([[None]]); w([['a','']],quoting=csv.QUOTE_STRINGS); w([['a',None,1]],quoting=csv.QUOTE_NOTNULL); w([5]); w([['a',' b']],delimiter=' '); w([['a"b']],doublequote=False); w([['a']],lineterminator='\n'); w([['']],quoting=csv.QUOTE_NONE); w(['ab'])
t(lambda:csv.list_dialects()); t(lambda:csv.get_dialect('excel').delimiter); t(lambda:csv.get_dialect('x')); t(lambda:csv.reader([],dialect='x')); t(lambda:csv.reader([],delimiter='ab')); t(lambda:csv.reader([],quotechar='')); t(lambda:csv.reader([],quoting=9)); t(lambda:csv.reader([],foo=1)); t(lambda:csv.field_size_limit()); t(lambda:csv.field_size_limit(5)); t(lambda:list(csv.reader(['abcdefg']))); t(lambda:csv.field_size_limit('a')); t(lambda:csv.reader([],delimiter=1)); t(lambda:csv.reader(5)); t(lambda:csv.writer(5)); t(lambda:csv.register_dialect(5)); t(lambda:csv.unregister_dialect('nn'));  t(lambda:csv.reader([],quoting=csv.QUOTE_NONE,quotechar=None).dialect.quotechar); t(lambda: csv.reader([],delimiter='\n')); t(lambda: csv.reader([],lineterminator=None)); t(lambda: csv.reader([],delimiter='"'))
x=csv.reader(['a','b']); next(x); print(x.line_num, x.dialect.quoting, x.dialect.strict, x.dialect.lineterminator)

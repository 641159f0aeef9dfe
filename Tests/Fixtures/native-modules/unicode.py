# unicodedata: properties of characters, normal forms.
import unicodedata as u
for e in ['u.category(1)','u.category("ab")','u.decimal("a")','u.digit("a")','u.numeric("a")','u.name("\\0")','u.lookup("xx")','u.lookup(1)','u.decimal("a",None)','u.normalize("X","a")','u.normalize(1,2)','u.is_normalized("X","")','u.name("ab")','u.lookup(b"SPACE")','u.decimal(1)','u.name()','u.numeric("\\u00bd")','u.decomposition("\\uac00")','u.decomposition("\\uac01")','u.name("\\uac00")','u.unidata_version','u.name("\\ue000",3)','u.bidirectional("\\ud800")','u.is_normalized("NFC",1)']:
    try: print(e, repr(eval(e)))
    except BaseException as x: print(e, type(x).__name__, x)
some = [*range(0x20, 0x600, 7), 0xbd, 0x3d2, 0xc0d, 0xac00, 0xac01, 0xd7a3, 0xfb01, 0x2167, 0x4e00, 0x1d7d9, 0x1f600, 0x20000]
for c in map(chr, some):
    print(ascii(c), u.category(c), u.bidirectional(c), u.combining(c), u.mirrored(c), u.east_asian_width(c),
          u.decimal(c, None), u.digit(c, None), u.numeric(c, None), u.decomposition(c), u.name(c, None))
ts=['e\u0301','a\u0323\u0307','\u1e0a\u0323','\u1100\u1161\u11a8','\uac00\u11a8','\ufb01','\u212b','q\u0307\u0323','\u0344','a\u0315\u0300\u05ae\u0062','\u0958','\u0ddd', '\u1e9b\u0323','abc','\xe9']
for t in ts:
    for form in 'NFC','NFD','NFKC','NFKD': print(ascii(t),form,ascii(u.normalize(form,t)),u.is_normalized(form,t))

def csv(text, sep=','):
    rows, row, field, quoted = [], [], '', False
    i = 0
    while i < len(text):
        c = text[i]
        if quoted:
            if c == '"':
                if text[i + 1:i + 2] == '"': field += '"'; i += 1
                else: quoted = False
            else: field += c
        elif c == '"': quoted = True
        elif c == sep: row.append(field); field = ''
        elif c == '\n': row.append(field); rows.append(row); row, field = [], ''
        else: field += c
        i += 1
    if quoted: raise ValueError('unterminated quote')
    if field or row: rows.append(row + [field])
    return rows
print(csv('a,b\n1,"x,y"\n"q ""z""",\n'), csv(''), csv('a;b', ';'))
try: csv('"abc')
except ValueError as e: print(e)
def rpn(s):
    st = []
    for t in s.split():
        match t:
            case '+' | '-' | '*': b, a = st.pop(), st.pop(); st.append(eval(f'{a}{t}{b}'))
            case _ if t.lstrip('-').isdigit(): st.append(int(t))
            case _: raise SyntaxError(t)
    return st
print(rpn('3 4 + 2 *'), rpn('5 1 2 + 4 * + 3 -'))
for bad in ('+', '1 x'):
    try: rpn(bad)
    except (IndexError, SyntaxError) as e: print(type(e).__name__, e)
def roman(n): return ''.join(s * (n // v % m if m else n // v) for v, s, m in ((1000, 'M', 0),)) + next(iter([''.join(('', 'C', 'CC', 'CCC', 'CD', 'D', 'DC', 'DCC', 'DCCC', 'CM')[n // 100 % 10] + ('', 'X', 'XX', 'XXX', 'XL', 'L', 'LX', 'LXX', 'LXXX', 'XC')[n // 10 % 10] + ('', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX')[n % 10])]))
print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2026)])

print('a b\x41\u00e9\U0001F600\N{BULLET}\101\0end', r'\n\x', b'\x00\xff\n', rb'\d', 'con' 'cat' f'{1}' "x")
print('''multi
line''', "it's", 'say "x"', '\'"', "a\
b", repr('\x7f\x80\xad\u200b\ud800'), ascii('é\U0001F600'), 'é'.encode(), '\r\n'.encode())
for src in (r"'\N{nope}'", r"'\x4'", r"'\u12'", r"'\U00110000'", "b'\\xg'", "'abc", '"""abc', "f'{'", "f'}'", "f'{}'", "f'{a b}'", "f'{1!x}'", "f'{1:{2}'", "u'x'", "ur'x'", "br'x'", "f'{1!}'", "f'{=}'", "f'{lambda x: 1}'", "t'{1}' 'a'", r"'\8'", r"'\q'", "f'{\"a\"}'", "0b12", "0o8", "1e", "1_000_", "12abc", "0xfg", "1.e5", "1__0", "00", "01", "1_0.0_1e1_0", "5j", "0b1_0"):
    try: print(src, eval(src))
    except SyntaxError as e: print(src, '|', e.msg, e.offset)

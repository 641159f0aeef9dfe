# _tokenize: tokens of complete programs, with comments and empty lines and without.
import _tokenize
src = '''# c
def f(a):
    # x
    if a:

        return f"a{a!r:>{5}}b" + """q
r"""
    pass
x = (1, # y
   2)  
\tif_=3
y = 1; z = \\
  4
été = "é" + b
async def g(): a->b ; x:=3 ; ...
f\'\'\'a
{x}{{
\'\'\'
'''

def show(text):
    lines = text.splitlines(True)
    for full in (True, False):
        try:
            for token in _tokenize.TokenizerIter(iter(lines).__next__, extra_tokens=full):
                print(token)
        except SyntaxError as error:
            print(type(error).__name__, error.args)
show(src.replace('\tif_','if_'))
for text in ['a\n', '\n', '  \n', 'a\n  ', 'if a:\n  b\n', '# c\n','if a:\n  b\n# c\nd\n', "'abc", 'a\r\nb\r\n', 'a $ b\n','f"{a=}{b:{c}}{{"\n','lazy import a\n']:
    show(text)

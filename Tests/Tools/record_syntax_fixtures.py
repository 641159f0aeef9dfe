# Writes what Tests/SyntaxTests expects: CPython 3.15's own answers. Run it with that CPython.
"""usage: python3.15 record_syntax_fixtures.py

Rewrites, below Tests/Fixtures: ast/*.dump from ast/*.py, unicode/*.txt, and syntax/*.txt, of which mistakes.txt
from the broken programs of mistakes.py.txt and compiling.txt from compiling.py.txt, between which lines of four
dashes stand.
Everything is deterministic."""
import ast
import pathlib
import random
import sys
import unicodedata
import warnings

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "Fixtures"
warnings.simplefilter("ignore")


def dump(data):
    tree = ast.parse(data)
    # The limit is for converting decimal literals; printing must not fail on others.
    limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    text = ast.dump(tree, include_attributes=True, indent=1)
    sys.set_int_max_str_digits(limit)
    return text.encode()


def dumps():
    for path in sorted((FIXTURES / "ast").glob("*.py")):
        path.with_suffix(".dump").write_bytes(dump(path.read_bytes()) + b"\n")


def fnv(state, data):
    for byte in data:
        state = ((state ^ byte) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return state


def unicode_facts():
    """Sums over all code points (the tests compute the same), and normal forms of random identifiers."""
    every = [c for c in range(0x110000) if not 0xD800 <= c < 0xE000]
    sums = dict.fromkeys(["start", "continue", "printable", "nfkc"], 14695981039346656037)
    parts = []
    for c in every:
        text = chr(c)
        raw = c.to_bytes(4, "little")
        if text.isidentifier():
            sums["start"] = fnv(sums["start"], raw)
        if text.isprintable():
            sums["printable"] = fnv(sums["printable"], raw)
        if ("a" + text).isidentifier():
            parts.append(text)
            sums["continue"] = fnv(sums["continue"], raw)
            if c >= 0x80:
                sums["nfkc"] = fnv(sums["nfkc"], unicodedata.normalize("NFKC", text).encode())
    (FIXTURES / "unicode" / "sums.txt").write_text("".join(f"{k} {v:x}\n" for k, v in sums.items()))

    chooser = random.Random(15)
    marks = [t for t in parts if unicodedata.combining(t)]
    special = [t for t in parts if unicodedata.normalize("NFKD", t) != t]
    jamo = [chr(c) for c in range(0x1100, 0x1200)] + [chr(c) for c in range(0xAC00, 0xAD00)]
    lines = []
    for i in range(3000):
        pools = [parts, marks, special, jamo, [chr(c) for c in range(0x61, 0x7B)]]
        text = "".join(chooser.choice(chooser.choice(pools)) for _ in range(chooser.randint(1, 8)))
        lines.append(" ".join(part.encode().hex() for part in (text, unicodedata.normalize("NFKC", text))) + "\n")
    (FIXTURES / "unicode" / "nfkc.txt").write_text("".join(lines))

    names = ["LATIN SMALL LETTER A", "latin small letter e with acute", "LF", "EOL", "BEL", "ALERT", "BELL", "VS1", "VS256",
             "VARIATION SELECTOR-17", "CJK UNIFIED IDEOGRAPH-4E00", "CJK UNIFIED IDEOGRAPH-33479", "HANGUL SYLLABLE GAG",
             "TANGUT IDEOGRAPH-18D1E", "CJK COMPATIBILITY IDEOGRAPH-F900", "NUSHU CHARACTER-1B170", "ZWNJ", "BOM",
             "KHITAN SMALL SCRIPT CHARACTER-18CFF", "EGYPTIAN HIEROGLYPH-13460", "EGYPTIAN HIEROGLYPH A001",
             "PRESENTATION FORM FOR VERTICAL RIGHT WHITE LENTICULAR BRACKET", "SNAKE", "LATIN CAPITAL LETTER GHA",
             "BYTE ORDER MARK", "NO SUCH CHARACTER", "CJK UNIFIED IDEOGRAPH-0041", "CJK UNIFIED IDEOGRAPH-04E00",
             "CJK UNIFIED IDEOGRAPH-", "HANGUL SYLLABLE ", "", "VS0", "VS257", "LATIN SMALL LETTER A WITH MACRON AND GRAVE",
             "U+0041", "PRIVATE USE-E000", "CONTROL-0000"]
    names += [unicodedata.name(chr(c)) for c in chooser.sample([c for c in every if unicodedata.name(chr(c), "")], 500)]
    lines = []
    for name in names:
        try:
            value = ast.parse(f"'\\N{{{name}}}'").body[0].value.value
        except SyntaxError:
            value = ""
        lines.append(f"{ord(value):x} {name}\n" if value else f"- {name}\n")
    (FIXTURES / "unicode" / "names.txt").write_text("".join(lines))


FILES = [
    b"x = '\xe9'\n", b"\n\nx = '\xe9'\n", b"# ok\r\n# \xe9\nx\n", b"\xef\xbb\xbfx = '\xc3\xa9'\n", b"\xef\xbb\xbf", b"", b"\xef\xbb",
    b"\xef\xbb\xbfx = '\xe9'", b"\xef\xbb\xbf# coding: latin-1\nx", b"\xef\xbb\xbf# coding: utf8\nx",
    b"\xef\xbb\xbf# coding: utf-8\nx", b"# coding: foo\nx", b"# coding: ascii\r\nx = '\xe9'", b"# coding: US-ASCII\nx = 'e'",
    b"# coding: latin-1\nx = '\xe9\x80'", b"# -*- coding: iso-8859-15 -*-\nx = '\xa4'", b"# vim: set fileencoding=koi8-r :\nx='\xa4'",
    b"#!/bin/python\n# -*- coding: Windows_1252 -*-\nx = '\x80'", b"# coding: cp1252\r\n\r\nx = '\x81'", b"# coding: mac-roman\nx = '\x8e'",
    b"# coding: cp437\nx = '\x82'", b"# coding: utf_8\nx = '\xe9'", b"# coding: utf-8-sig\nx = '\xc3\xa9'", b"# coding: utf8\nx = '\xc3'",
    b"# coding: utf8\r\nx = '\xe2\x82'", b"# coding: U8\nx = '\xff'", b"# coding: utf8\nx = '\xc3\xa9'", b"x = 1\n# coding: latin-1\ny = '\xe9'",
    b"\n# coding: latin-1\ny = '\xe9'", b"\x0c # coding: latin-1\ny = '\xe9'", b"# coding : latin-1\ny = '\xe9'", b"# coding=latin-1\ny = '\xe9'",
    b"# encoding:\tlatin-1\ny = '\xe9'", b"# encoding:\x0clatin-1\ny = '\xe9'", b"#\r# coding: latin-1\ny = '\xe9'",
    b"x\\\n# coding: latin-1\r\ny = '\xe9'", b"# coding: \xc3\xa9\nx", b"# coding: rot13\nx", b"# coding: mbcs\nx", b"# coding: undefined\nx",
    b"# xcoding: ascii coding:latin-1\nx = '\xe9'", b"# coding coding: latin-1\nx = '\xe9'", b"# coding::latin-1\nx = '\xe9'",
    b"# coding: Latin_1-unix\nx = '\xe9'", b"# coding: iso-latin-1-unix\nx = '\xe9'", b"# coding: utf-8\n# coding: ascii\nx = '\xc3\xa9'",
    b"# coding: gbk\nx = 'plain'", b"# coding: shift_jis\nx = 'plain'", b"# coding: iso8859.15\nx", b"# coding: latin-1",
    b"x = '\xed\xa0\x80'", b"x = '\xf4\x90\x80\x80'", b"x = '\xc0\x80'", b"x = '\xe2\x82'\n", b"x = '\xf0\x9f\x98", b"x = 1\n\0",
    b"\xff\xfex\0=\x001\0", b"\xef\xbb\xbf\0", b"# coding: cp1254\nx = '\xfd\xfe'", b"# coding: iso8859-8\nx = '\xfa'", b"# coding: tis-620\nx = '\xa1'",
]


def answer(data):
    """`dump` and the dump, or `error`, line, column and message; line and column 0 where CPython knows none."""
    try:
        return "dump " + dump(data).hex()
    except SyntaxError as error:
        return f"error {error.lineno or 0} {max(error.offset or 0, 0)} {error.msg}"


def compiled(data):
    """`ok`, or `error`, line, column and message, of the whole compiler."""
    try:
        compile(data, "file", "exec", dont_inherit=True)
        return "ok"
    except SyntaxError as error:
        return f"error {error.lineno} {error.offset} {error.msg}"


def record(name, sources, answer=answer):
    """Two lines for each: the source in hexadecimal, the answer."""
    lines = "".join(f"{data.hex() or '-'}\n{answer(data)}\n" for data in sources)
    (FIXTURES / "syntax" / name).write_text(lines)


LITERALS = [
    r"'\x1'", r"'abc\x'", r"'é\xg'", r"'\u12'", r"'\U00110000'", r"'\U0001'", r"'\N'", r"'\N{'", r"'\N{}'", r"'\N{foo}'",
    r"'\N{abc'", r"'\N{é}'", r"'é\é\x'", "'''a\r\n\\x'''", r"b'a\\\x0'", "b'''\r\n\\x'''", r"'a\ud8'", r"b'\x1'", "b'é'", "b'a' b'cé'",
    "b'''\n é'''", r"'ab' 'c\x'", "('ab'\n 'c\\x')", r"f'\x'", r"f'a{1}b\x'", r"t'\xg'", r"rf'\x'", r"f'\N{foo}'", r"f'\N'", r"f'\N{'",
    r"f'{1}\N {2}'", "f'''\n\\x\n{1}\n'''", "f'{'\\x'}'", r"br'\x'", r"r'\N'", r"'\8\9\q'", "b'\\\né'",
    "x = (a,\n" + "1" * 4301 + ")", "0" * 5000, "1" * 4300, "1_" * 4300 + "1", "1" * 4301 + "j", "0x" + "f" * 5000 + " and y",
]


if __name__ == "__main__":
    if sys.version_info[:2] != (3, 15):
        sys.exit("run this with CPython 3.15")
    dumps()
    unicode_facts()
    record("encodings.txt", FILES)
    record("literals.txt", [text.encode() for text in LITERALS])
    mistakes = (FIXTURES / "syntax" / "mistakes.py.txt").read_bytes()
    record("mistakes.txt", mistakes.split(b"----\n"))
    compiling = (FIXTURES / "syntax" / "compiling.py.txt").read_bytes()
    record("compiling.txt", compiling.split(b"----\n"), compiled)

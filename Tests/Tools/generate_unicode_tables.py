# Writes the Unicode tables of Sources/PythonSyntax. Run it with the CPython whose answers are to be reproduced.
"""usage: python3.15 generate_unicode_tables.py

Rewrites, below Sources/PythonSyntax:
  Source/NormalizationTables.swift   NFKC of identifier characters (PEP 3131)
  Source/SingleByteTables.swift      the upper halves of single-byte encodings, and all their names
  Constants/CharacterNameTables.swift  names that Swift's own Unicode tables lack (aliases, new ideographs)
Tables are ASCII text: no compile time, no start-up cost, decoded when first asked for."""
import encodings.aliases
import pathlib
import re
import subprocess
import sys
import unicodedata

SOURCES = pathlib.Path(__file__).resolve().parent.parent.parent / "Sources" / "PythonSyntax"
EVERY = [c for c in range(0x110000) if not 0xD800 <= c < 0xE000]


def literal(name, doc, text, separator=" "):
    """A Swift string constant, broken between words so that lines stay short."""
    lines, line = [], ""
    for word in text.split(separator):
        if len(line) + len(word) + 1 > 114:
            lines.append(line)
            line = ""
        line += word + separator
    lines.append(line.rstrip())
    body = " \\\n".join("    " + line.rstrip() for line in lines)
    comment = "\n".join("  /// " + part for part in doc.split("\n"))
    return f'{comment}\n  static let {name}: String = """\n{body}\n    """\n'


def write(path, header, enum, parts):
    text = f"// {header}\n// Written by Tests/Tools/generate_unicode_tables.py from Unicode {unicodedata.unidata_version}; do not edit.\n\n"
    text += f"enum {enum} {{\n" + "\n".join(parts) + "}\n"
    (SOURCES / path).write_text(text)


def runs(entries):
    """`[(key, targets)]` as words `gap[*count]=target[,target…]` in hexadecimal; a run's keys and targets count up."""
    words, previous, i = [], 0, 0
    while i < len(entries):
        key, targets = entries[i]
        n = 1
        if len(targets) == 1:
            while (i + n < len(entries) and entries[i + n][0] == key + n
                   and entries[i + n][1] == [targets[0] + n]):
                n += 1
        count = f"*{n:x}" if n > 1 else ""
        words.append(f"{key - previous:x}{count}=" + ",".join(f"{t:x}" for t in targets))
        previous = key + n - 1
        i += n
    return " ".join(words)


def ranges(members):
    """Code points as words `gap[+more]` in hexadecimal: distance from the last range's end, further members."""
    words, previous, i = [], 0, 0
    while i < len(members):
        n = 1
        while i + n < len(members) and members[i + n] == members[i] + n:
            n += 1
        words.append(f"{members[i] - previous:x}" + (f"+{n - 1:x}" if n > 1 else ""))
        previous = members[i] + n - 1
        i += n
    return " ".join(words)


def normalization():
    identifier = [c for c in EVERY if ("a" + chr(c)).isidentifier()]
    hangul = range(0xAC00, 0xAC00 + 11172)
    decompositions, compositions = [], []
    for c in identifier:
        nfkd = unicodedata.normalize("NFKD", chr(c))
        if nfkd != chr(c) and c not in hangul:
            decompositions.append((c, [ord(t) for t in nfkd]))
        raw = unicodedata.decomposition(chr(c)) if c not in hangul else ""
        if raw and "<" not in raw and " " in raw and unicodedata.normalize("NFC", chr(c)) == chr(c):
            compositions.append((c, [int(t, 16) for t in raw.split()]))
    write("Source/NormalizationTables.swift", "How identifiers are brought to NFKC: decompositions and the pairs that compose.",
          "NormalizationTables", [
        literal("decompositions", "Full compatibility decompositions of identifier characters, Hangul syllables left out.\n"
                "Words `gap[*count]=target[,target…]`, hexadecimal; `count` keys and targets count up together.",
                runs(decompositions)),
        literal("compositions", "Primary composites and the two characters each is made of, in the same form.",
                runs(compositions))])


MULTIBYTE = ("big5 big5hkscs cp932 cp949 cp950 euc_jis_2004 euc_jisx0213 euc_jp euc_kr gb18030 gb2312 gbk hz "
             "iso2022_jp iso2022_jp_1 iso2022_jp_2 iso2022_jp_2004 iso2022_jp_3 iso2022_jp_ext iso2022_kr johab "
             "shift_jis shift_jis_2004 shift_jisx0213 utf_16 utf_16_be utf_16_le utf_32 utf_32_be utf_32_le utf_7 "
             "idna punycode raw_unicode_escape unicode_escape cp65001").split()


def single_byte():
    names = {}
    folder = pathlib.Path(encodings.__file__).parent
    modules = sorted(p.stem for p in folder.glob("*.py"))
    tables, unsupported, not_text = {}, [], []
    for module in modules:
        if module in ("__init__", "aliases", "mbcs", "oem", "undefined", "latin_1", "ascii", "utf_8", "utf_8_sig",
                      "charmap", "cp65001") or module.startswith("_"):
            continue
        try:
            if bytes(range(128)).decode(module, 'strict') != "".join(map(chr, range(128))):
                raise ValueError
        except LookupError:
            not_text.append(module)
            continue
        except (UnicodeError, ValueError):
            unsupported.append(module)
            continue
        if module in MULTIBYTE:
            unsupported.append(module)
            continue
        table = []
        for byte in range(128, 256):
            try:
                table.append(ord(bytes([byte]).decode(module)))
            except UnicodeError:
                table.append(0)
        tables[module] = table
    words = []
    for module, table in tables.items():
        aliases = sorted(a for a, m in encodings.aliases.aliases.items() if m == module)
        runs, i = [], 0
        while i < 128:
            n = 1
            while i + n < 128 and table[i] and table[i + n] == table[i] + n:
                n += 1
            if not table[i]:
                while i + n < 128 and not table[i + n]:
                    n += 1
            runs.append(f"{table[i]:x}" + (f"*{n:x}" if n > 1 else ""))
            i += n
        words.append(", ".join([module] + aliases) + "= " + ", ".join(runs))

    def named(modules):
        return "; ".join(", ".join([m] + sorted(a for a, t in encodings.aliases.aliases.items() if t == m))
                         for m in sorted(modules))
    write("Source/SingleByteTables.swift", "The encodings of PEP 263 cookies that Python knows, by all their names.",
          "SingleByteTables", [
        literal("upperHalves", "Encodings that are ASCII below 0x80: names, `=`, then the characters of 0x80…0xff in\n"
                "hexadecimal; `c*n` is n characters counting up from c, 0 is undefined. Entries end at `;`.",
                "; ".join(words)),
        literal("unsupported", "Encodings that Python decodes and lazyls does not; names of one are joined by commas, entries by `;`.",
                named(unsupported)),
        literal("builtIn", "The names of those that need no table.", named(["ascii", "latin_1", "utf_8", "utf_8_sig"])),
        literal("notText", "Codecs that are no text encodings.", named(not_text))])


def names():
    """What unicodedata.lookup knows beyond Swift's names: aliases (candidates from Perl's copy of the database)."""
    candidates = set()
    perl = subprocess.run(["perl", "-e", 'print do "unicore/Name.pl"'], capture_output=True, text=True).stdout
    for entry in perl.split("\n\n"):
        code, _, name = entry.partition("\n")
        if name and " " not in code:
            candidates.add((int(code, 16), name))
    aliases = {}
    for code, name in candidates:
        try:
            found = unicodedata.lookup(name)
        except KeyError:
            continue
        if len(found) == 1 and unicodedata.name(found, "") != name:
            aliases[name] = ord(found)
    for code, name in EXTRA_ALIASES:
        if unicodedata.lookup(name) != chr(code):
            sys.exit(f"{name} is not an alias of {code:x}")
        aliases[name] = code
    return aliases


# Aliases younger than Perl's copy.
EXTRA_ALIASES = [
    (0x2B7A, "LEFTWARDS TRIANGLE-HEADED ARROW WITH DOUBLE VERTICAL STROKE"),
    (0x2B7C, "RIGHTWARDS TRIANGLE-HEADED ARROW WITH DOUBLE VERTICAL STROKE"),
]


def character_names():
    # VS1 … VS256 are computed.
    aliases = {n: c for n, c in names().items() if not re.fullmatch(r"VS\d+", n)}
    systematic = {}
    for c in EVERY:
        name = unicodedata.name(chr(c), "")
        if name.endswith(f"-{c:X}"):
            systematic.setdefault(name.removesuffix(f"{c:X}"), []).append(c)
    write("Constants/CharacterNameTables.swift", "What \\N{...} knows beyond the names in Swift's own tables.",
          "CharacterNameTables", [
        literal("aliases", "Name aliases: `code name`, entries end at `;`.",
                "; ".join(f"{c:x} {n}" for n, c in sorted(aliases.items(), key=lambda item: (item[1], item[0])))),
        literal("systematic", "Names that end in the code point: `prefix=` and words `gap[+more]`, entries end at `;`.",
                "; ".join(f"{prefix}= {ranges(members)}" for prefix, members in sorted(systematic.items())))])


if __name__ == "__main__":
    normalization()
    single_byte()
    character_names()

# Writes the Unicode tables of Sources/PythonSyntax and Sources/NativeModules. Run it with the CPython whose answers are to be reproduced.
"""usage: python3.15 generate_unicode_tables.py

Rewrites, below Sources/PythonSyntax:
  Source/NormalizationTables.swift   NFKC of identifier characters (PEP 3131)
  Source/SingleByteTables.swift      the upper halves of single-byte encodings, and all their names
  Constants/CharacterNameTables.swift  names that Swift's own Unicode tables lack (aliases, new ideographs)
and, below Sources/NativeModules/Unicode, the properties of characters that the module unicodedata tells.
Tables are ASCII text: no compile time, no start-up cost, decoded when first asked for."""
import encodings.aliases
import fractions
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


def write(path, header, enum, parts, folder=SOURCES):
    text = f"// {header}\n// Written by Tests/Tools/generate_unicode_tables.py from Unicode {unicodedata.unidata_version}; do not edit.\n\n"
    text += f"enum {enum} {{\n" + "\n".join(parts) + "}\n"
    (folder / path).write_text(text)


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


def groups(property, members=None, without=""):
    """`value= ranges; …` of a property; characters with the value `without` are left out."""
    found = {}
    for c in members or [*range(0x110000)]:
        value = property(chr(c))
        if value != without:
            found.setdefault(value, []).append(c)
    return "; ".join(f"{value}= {ranges(members)}" for value, members in sorted(found.items()))


def character_data():
    data, everyone = unicodedata, [*range(0x110000)]
    folder = SOURCES.parent / "NativeModules" / "Unicode"
    source = "Words as in `ranges` and `mappings` of the table reader; entries end at `;`."
    write("CategoryTables.swift", "What kind of character each is.", "CategoryTables", [
        literal("categories", f"General categories but Cn: `Lu= ranges`. {source}", groups(data.category, without="Cn")),
        literal("mirrored", "Characters that are mirrored in text from right to left.",
                ranges([c for c in everyone if data.mirrored(chr(c))]))], folder)
    write("DirectionTables.swift", "How characters lie in a line.", "DirectionTables", [
        literal("directions", f"Bidirectional classes: `AL= ranges`. {source}", groups(data.bidirectional)),
        literal("widths", f"East Asian widths but N. {source}", groups(data.east_asian_width, without="N")),
        literal("combining", f"Canonical combining classes but 0, in decimal. {source}",
                groups(lambda c: data.combining(c), without=0))], folder)
    zeros = [c for c in everyone if data.decimal(chr(c), None) == 0]
    if [c for c in everyone if data.decimal(chr(c), None) is not None] != [z + n for z in zeros for n in range(10)]:
        sys.exit("decimal digits do not come by tens")
    digits = [(c, [data.digit(chr(c))]) for c in everyone
              if data.decimal(chr(c), None) is None and data.digit(chr(c), None) is not None]
    numeric = [c for c in everyone if data.digit(chr(c), None) is None and data.numeric(chr(c), None) is not None]
    write("NumericTables.swift", "The numbers that characters mean.", "NumericTables", [
        literal("zeros", "The first of each ten decimal digits.", ranges(zeros)),
        literal("digits", "Digits that are no decimal digits, with their values.", runs(digits)),
        literal("fractions", f"Other numbers: `1/2= ranges`. {source}",
                groups(lambda c: str(fractions.Fraction(data.numeric(c)).limit_denominator(1000)), numeric, None))],
          folder)
    canonical, tagged, excluded = [], {}, []
    for c in EVERY:
        words = data.decomposition(chr(c)).split()
        if not words or 0xAC00 <= c < 0xAC00 + 11172:
            continue
        if words[0][0] == "<":
            tagged.setdefault(words[0][1:-1], []).append((c, [int(w, 16) for w in words[1:]]))
        else:
            canonical.append((c, [int(w, 16) for w in words]))
            if data.normalize("NFC", chr(c)) != chr(c):
                excluded.append(c)
    write("CanonicalTables.swift", "The canonical decompositions of characters.", "CanonicalTables", [
        literal("decompositions", "Of one step; Hangul syllables are computed.", runs(canonical)),
        literal("excluded", "Characters that composition never makes.", ranges(excluded))], folder)
    write("CompatibilityTables.swift", "The decompositions of characters that lose something.", "CompatibilityTables", [
        literal("decompositions", "Of one step: `font= mappings`, entries end at `;`.",
                "; ".join(f"{tag}= {runs(entries)}" for tag, entries in sorted(tagged.items())))], folder)


if __name__ == "__main__":
    character_data()
    normalization()
    single_byte()
    character_names()

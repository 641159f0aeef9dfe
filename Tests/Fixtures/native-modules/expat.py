# XML is parsed: handlers, places, errors, entities, namespaces.
import pyexpat

DOCUMENT = """<?xml version="1.0" encoding="utf-8" standalone="no"?>
<!DOCTYPE r PUBLIC "-//x" "sys.dtd" [
<!ELEMENT r (#PCDATA|b|c)*>
<!ELEMENT b (c, (d | e)+, f?)>
<!ATTLIST r x CDATA "def" y ID #IMPLIED z (one|two) #REQUIRED>
<!ENTITY e "ent">
<!ENTITY u SYSTEM "u.gif" NDATA gif>
<!NOTATION gif SYSTEM "gifviewer">
<!ENTITY ext SYSTEM "e.xml">
]>
<!-- c \u2022 -->
<r z="one" a:b="\u00e4&amp;">text &e; &amp; &ext;<?pi data?><![CDATA[cd]]><c/>
</r>
"""
HANDLERS = [name for name in dir(pyexpat.XMLParserType) if name.endswith("Handler")]


def observed(parser, leave_out=()):
    for name in HANDLERS:
        if name not in leave_out:
            def handler(*arguments, name=name):
                print(name, ascii(arguments), parser.CurrentLineNumber, parser.CurrentColumnNumber, parser.CurrentByteIndex)
                return 1
            setattr(parser, name, handler)
    return parser


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error, {k: v for k, v in vars(error).items()} if isinstance(error, pyexpat.error) else "")


for left_out in [["DefaultHandler", "DefaultHandlerExpand"], ["DefaultHandlerExpand"], ["DefaultHandler", "CommentHandler"]]:
    parser = observed(pyexpat.ParserCreate(), left_out)
    parser.buffer_text = True
    attempt(parser.Parse, DOCUMENT, True)
    print()

# Piece by piece, in bytes.
parser = observed(pyexpat.ParserCreate(), ["DefaultHandler", "DefaultHandlerExpand"])
for byte in "<a x='\u2022'><b/></a>".encode():
    parser.Parse(bytes([byte]))
attempt(parser.Parse, b"", True)

# Namespaces.
for separator in [" ", ""]:
    parser = observed(pyexpat.ParserCreate(None, separator), ["DefaultHandler", "DefaultHandlerExpand"])
    parser.ordered_attributes = 1
    parser.namespace_prefixes = True
    attempt(parser.Parse, '<a xmlns="u" xmlns:b="v" b:c="d"><b:e/></a>', 1)

# Errors.
for text in ["<a><b></a>", "", "<a>&x;</a>", "<a", "x", "<a/><b/>", "<a x='1' x='2'/>", b"\xff", "<a>&#0;</a>"]:
    attempt(pyexpat.ParserCreate().Parse, text, True)
attempt(pyexpat.ParserCreate().Parse, 5)
attempt(pyexpat.ParserCreate, 5)
attempt(pyexpat.ParserCreate, None, "ab")
parser = pyexpat.ParserCreate()
attempt(setattr, parser, "unknown", 1)
attempt(setattr, parser, "buffer_size", 0)
attempt(delattr, parser, "StartElementHandler")
print(parser.StartElementHandler, parser.buffer_size, parser.buffer_used, parser.intern, parser.GetBase(), parser.GetInputContext())
parser.SetBase("base")
print(parser.GetBase(), parser.ErrorCode, parser.CurrentLineNumber, parser.SetParamEntityParsing(2))


# What a handler raises ends the parsing.
def fail(*arguments):
    print("fail", arguments)
    raise KeyError("x")


parser.StartElementHandler = fail
attempt(parser.Parse, "<a><b/></a>", True)


# Handlers that change while the parser runs, and the text around them.
parser = pyexpat.ParserCreate()
events = []


def start(name, attributes):
    events.append((name, attributes, parser.GetInputContext()))
    parser.CharacterDataHandler = None if name == "b" else events.append


parser.StartElementHandler = start
parser.Parse("<a>1<b>2<c>3</c></b>4</a>", True)
print(events)

# External entities.
parser = pyexpat.ParserCreate()
outer = parser


def external(context, base, system, public):
    child = outer.ExternalEntityParserCreate(context)
    print(context, base, system, public)
    return child.Parse("<inner>" + system + "</inner>", True)


parser.ExternalEntityRefHandler = external
parser.StartElementHandler = print
parser.CharacterDataHandler = print
attempt(parser.Parse, "<!DOCTYPE a [<!ENTITY e SYSTEM 'file'>]><a>&e;</a>", True)


class Reader:
    parts = [b"<a>", b"text</a>", b""]

    def read(self, size):
        return self.parts.pop(0)


parser = pyexpat.ParserCreate()
parser.CharacterDataHandler = print
print(parser.ParseFile(Reader()))
attempt(pyexpat.ParserCreate().ParseFile, 5)

# A character's name is looked up by `unicodedata`, which the first name loads.
import sys


def show(*values):
    print("unicodedata" in sys.modules, *values)


def forget():
    sys.modules.pop("unicodedata", None)


show()
exec(r"x = r'\N{DASH}'; y = b'\\N{x}'; z = '\\\\N{BULLET}'  # \N{BULLET}", {})
show()
names = {}
exec(r"x = f'{1}\N{BULLET}{2}'", names)
show(ascii(names["x"]))
forget()
exec("x = '\u00e4'", {})
show()
exec("\u00e4 = 1", {})
show()
forget()
exec("x.\u00e4 = 1", {"x": show})
show()
forget()
show("\u2022".encode("ascii", "namereplace"), rb"\N{BULLET}".decode("unicode_escape") == "\u2022")

"""What is on the shelves: two imports whose mistake shows only when the name is used."""
# 3.15: `import teashop.stock` succeeds; low() raises ModuleNotFoundError: No module named 'teashop.suplier'.
lazy import teashop.suplier
# 3.15: order() raises ImportError: cannot import name 'format_prise' from 'teashop.currency'.
lazy from teashop.currency import format_prise

LEVELS = {"assam": 3, "sencha": 12}


def low():
    return teashop.suplier.below(LEVELS, 5)


def order(name, cents):
    return f"{name}: {format_prise(cents)}"

"""Orders: imports marked lazy that this module itself needs at once, so that the mark saves nothing."""
lazy import collections
lazy import re
lazy import string

# 3.15: `re` is loaded here, while this module is imported.
NUMBER = re.compile(r"\d+")


# 3.15: a base class is needed when the class is made: `collections` is loaded.
class Basket(collections.UserDict):
    def total(self):
        return sum(self.values())


# Right: only total() uses it.
lazy from teashop.models import Order


def total():
    basket = Basket(first=Order(placed=None, cents=450).cents)
    return basket.total()


def clean(text):
    return text.strip(string.punctuation)

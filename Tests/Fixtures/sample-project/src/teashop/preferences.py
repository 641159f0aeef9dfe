"""Preferences: the keyword where Python refuses it."""


def folder():
    # 3.15: SyntaxError: lazy import not allowed inside functions. This module cannot be imported at all.
    lazy import os.path
    return os.path.expanduser("~/.teashop")

"""Settings: `__lazy_modules__` and the global switch, each with a slip."""
import tomllib

# 3.15: only `shelve` becomes lazy. `tomllib` was imported above, `csv.reader` matches nothing because the question
# is for `csv`, and nobody here imports `sqlite3`.
__lazy_modules__ = ["tomllib", "csv.reader", "sqlite3", "shelve"]
import csv
import shelve
import sys


def read(path):
    with open(path, "rb") as file:
        return tomllib.load(file), csv.list_dialects(), shelve.open(path)


def be_eager():
    # 3.15: ValueError: mode must be 'normal' or 'all'.
    sys.set_lazy_imports("none")

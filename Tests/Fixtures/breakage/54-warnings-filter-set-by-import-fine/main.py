import warnings
import strict
strict.install()
try:
    warnings.warn("old")
    print("went on")
except UserWarning:
    print("raised")

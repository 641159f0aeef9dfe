import warnings
import strict  # noqa: F401
try:
    warnings.warn("old")
    print("went on")
except UserWarning:
    print("raised")

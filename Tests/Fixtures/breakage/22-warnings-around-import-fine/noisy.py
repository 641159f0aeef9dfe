import warnings
try:
    warnings.warn("old")
    NAME = "warned"
except UserWarning:
    NAME = "raised"

"""Cups: relies on the path that another module sets up when it is imported."""
# 3.15: nothing here uses `_vendor_path`, so it is never loaded and sys.path stays as it was.
lazy from teashop import _vendor_path

# 3.15: ModuleNotFoundError: No module named 'teacups', while this module is imported.
import teacups


def sizes():
    return teacups.SIZES

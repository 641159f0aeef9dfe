"""The archive: a container that answers more than it was asked, and a comment that silences nothing."""
# 3.15: a string answers by substring: `zipfile` is lazy, and `zip` or `file` would be too.
__lazy_modules__ = "zipfile"
import zipfile

# Nothing to silence here: that is a finding itself.
import time  # lazyls: ignore[LZ301]


def pack(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("packed", time.ctime())

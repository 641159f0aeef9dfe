"""lazyls, installed by pip: an executable that needs no Python, and `find` to learn where it lies."""

import os
import sys
import sysconfig


def find():
    """The executable's path. It lies where pip puts scripts, which depends on how it was asked to install."""
    name = "lazyls"
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    folders = [sysconfig.get_path("scripts")]
    try:
        folders.append(sysconfig.get_path("scripts", sysconfig.get_preferred_scheme("user")))
    except AttributeError:  # before Python 3.10
        folders.append(sysconfig.get_path("scripts", "posix_user"))
    # `pip install --target here`, `--prefix` with `here` as its lib/pythonX.Y/site-packages.
    folders.append(os.path.join(here, "bin"))
    folders.append(os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(here))), "bin"))
    # This package and the executable were installed together: prefer the one that is nearest.
    folders.sort(key=lambda folder: -len(os.path.commonprefix([folder, here])))
    for folder in folders:
        path = os.path.join(folder, name)
        if os.path.isfile(path) and os.access(path, os.X_OK):
            return path
    raise FileNotFoundError("the lazyls executable is gone; type: %s -m pip install --force-reinstall lazyls"
                            % (sys.executable or "python3"))

import logging
from house.text import title

TITLE = title("main")
LOG = logging.getLogger(TITLE)


def greet():
    return title(type(LOG).__name__)


print(type(LOG).__name__, greet())

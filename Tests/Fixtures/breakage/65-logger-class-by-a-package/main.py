import logging
from house.text import title

LOG = logging.getLogger("main")


def greet():
    return title(type(LOG).__name__)


print(type(LOG).__name__, greet())

from .log import Logger
from .center import publisher

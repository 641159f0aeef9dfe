lazy from .impl import api

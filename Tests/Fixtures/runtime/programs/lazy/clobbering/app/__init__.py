lazy from .settings import settings
lazy from .settings import debug

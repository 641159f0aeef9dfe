import logging
import setup_logging  # noqa: F401
print(type(logging.getLogger("app")).__name__)

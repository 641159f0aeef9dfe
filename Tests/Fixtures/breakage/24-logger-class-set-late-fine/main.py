import logging
import setup_logging
setup_logging.install()
print(type(logging.getLogger("app")).__name__)

import logging
class Loud(logging.Logger):
    pass
logging.setLoggerClass(Loud)

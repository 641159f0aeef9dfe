import logging
class Loud(logging.Logger):
    pass
def install():
    logging.setLoggerClass(Loud)

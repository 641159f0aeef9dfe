import logging


class Verbose(logging.Logger):
    pass


def init():
    logging.setLoggerClass(Verbose)

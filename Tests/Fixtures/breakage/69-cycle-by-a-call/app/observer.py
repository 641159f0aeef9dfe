from .log import Logger


class Publisher:
    def __init__(self):
        self.log = Logger(observer=self)

class Logger:
    def __init__(self, observer=None):
        if observer is None:
            from .center import publisher

            observer = publisher
        self.observer = observer


log = Logger()

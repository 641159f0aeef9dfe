lazy from reads import fine, make
class Part:
    def whole(self): return fine + ' ' + make.__name__

print('mod runs as', __name__)
VALUE = 3

import atexit
NAME = "cleanup"
atexit.register(print, "bye")

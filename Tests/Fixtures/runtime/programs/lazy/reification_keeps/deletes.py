import __main__
del __main__.deletes

from . import VERSION
def run(): pass

from . import good
{}['key']

import warnings
def install():
    warnings.simplefilter("error")

import warnings
with warnings.catch_warnings():
    warnings.simplefilter("error")
    import noisy
    noisy.NAME
print(noisy.NAME)

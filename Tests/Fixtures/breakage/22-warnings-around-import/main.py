import warnings
with warnings.catch_warnings():
    warnings.simplefilter("error")
    import noisy
print(noisy.NAME)

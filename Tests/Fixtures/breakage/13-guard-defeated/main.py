try:
    import plots
except ImportError:
    plots = None
print(plots is not None)
if plots:
    print(plots.draw())

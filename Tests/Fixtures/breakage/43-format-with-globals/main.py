import version
print("%(version)s" % {k: v if isinstance(v, str) else type(v).__name__ for k, v in globals().copy().items()})

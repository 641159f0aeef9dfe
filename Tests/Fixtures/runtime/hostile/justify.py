"x".center(10**15), "x".zfill(10**15), b"x".ljust(1 << 62)

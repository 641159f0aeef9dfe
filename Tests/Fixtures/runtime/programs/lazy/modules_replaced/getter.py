def __getattr__(n): return 'got ' + n

def h(): return 'function h'

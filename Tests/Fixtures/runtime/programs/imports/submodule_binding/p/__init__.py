def shadow(): return 'function'

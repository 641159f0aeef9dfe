def start():
    import middle
print('before')
start()

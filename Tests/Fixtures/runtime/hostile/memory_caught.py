x = []
while True:
    try:
        x.append([0] * 1000)
    except BaseException:
        pass

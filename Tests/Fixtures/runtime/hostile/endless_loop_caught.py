while True:
    try:
        while True:
            pass
    except:
        pass
    finally:
        continue

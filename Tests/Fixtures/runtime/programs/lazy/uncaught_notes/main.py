lazy from facade import api
def start():
    try:
        int('x')
    except ValueError:
        api.run()
start()

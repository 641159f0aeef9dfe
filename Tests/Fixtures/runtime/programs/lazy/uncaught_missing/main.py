print('start')
lazy import not_there
def use():
    return not_there.thing
use()

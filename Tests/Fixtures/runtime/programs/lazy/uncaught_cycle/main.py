lazy from one import A
print('start')
def use():
    return A()
use()

import __main__
exec('lazy from again import value', vars(__main__))
value = 5

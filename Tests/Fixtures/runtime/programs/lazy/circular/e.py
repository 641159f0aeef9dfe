lazy from f import f1
e1 = f1
def run(): return e1

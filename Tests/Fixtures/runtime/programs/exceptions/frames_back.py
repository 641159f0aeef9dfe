"""The frames of a traceback know which frame called them."""
def t(f):
    try: print(f.__name__,'=',f())
    except BaseException as e: print(f.__name__,'!',type(e).__name__,e)
@t
def fb2():
    def g(): raise ValueError(1)
    def h(): g()
    try: h()
    except ValueError as e:
        t=e.__traceback__; r=[]
        while t: r.append((t.tb_frame.f_code.co_name, t.tb_frame.f_back and t.tb_frame.f_back.f_code.co_name, t.tb_lineno, sorted(t.tb_frame.f_locals))); t=t.tb_next
        return r

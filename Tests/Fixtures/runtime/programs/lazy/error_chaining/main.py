import sys
lazy import missing
lazy from m import nothing, fine
lazy import raises_from
lazy import raises_in_handler
lazy import same_object
lazy import outer
lazy import exits
lazy import bad_code
lazy import suppressed
def show(label, f):
    try: print(label, f())
    except BaseException as e:
        lines, t = [], e.__traceback__
        while t:
            lines.append((t.tb_frame.f_code.co_filename.rpartition('/')[2], t.tb_lineno, t.tb_frame.f_code.co_name))
            t = t.tb_next
        print(label, type(e).__name__, str(e).split(' (')[0])
        print('  where', lines)
        c = e.__cause__
        if c is not None:
            t = c.__traceback__
            print('  cause', type(c).__name__, c, getattr(c, 'name', None), t and (t.tb_lineno, t.tb_frame.f_code.co_name, t.tb_next))
        print('  context', type(e.__context__).__name__, e.__suppress_context__, [n.replace(sys.path[0], 'ROOT') for n in getattr(e, '__notes__', [])])
show('missing', lambda: missing)
show('again', lambda: missing.x)
show('nothing', lambda: nothing)
show('fine', lambda: fine)
show('from', lambda: raises_from)
show('handler', lambda: raises_in_handler)
show('same', lambda: same_object)
show('same', lambda: same_object)
show('outer', lambda: outer)
show('exits', lambda: exits)
show('code', lambda: bad_code)
show('suppressed', lambda: suppressed)
def in_handler():
    try: 1 / 0
    except ZeroDivisionError: return missing
show('in handler', in_handler)
def in_finally():
    try: 1 / 0
    finally: missing
show('in finally', in_finally)
def with_from():
    try: missing
    except ImportError as e: raise KeyError('wrapped') from e
show('wrapped', with_from)
exec(compile('\n\nlazy import missing as ex', 'given.py', 'exec'))
show('exec', lambda: ex)
def resolve(): return globals()['missing'].resolve()
show('resolve', resolve)
show('getattr', lambda: getattr(sys.modules['__main__'], 'missing', None))
show('eval', lambda: eval('missing'))
show('method', lambda: type('C', (), {'__len__': lambda s: missing})().__len__())
outer

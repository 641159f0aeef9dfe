import _thread as t
def p(g):
    try: print(g())
    except BaseException as e: print(type(e).__name__, e)
l=t.allocate_lock(); r=t.RLock()
for f in (lambda: l, lambda: l.acquire(), lambda: l, lambda: l.acquire(False), lambda: l.acquire(True,0.01), lambda: l.acquire(False,1), lambda: l.acquire(timeout=-2), lambda: l.locked(), lambda: l.release(), lambda: l.release(), lambda: l.acquire(1,2,3), lambda: l.acquire(timeout='a'), lambda: l.acquire(timeout=1e20), lambda: r, lambda: r.acquire(), lambda: r.acquire(), lambda: r._recursion_count(), lambda: r._is_owned(), lambda: r.locked(), lambda: r.release(), lambda: r.release(), lambda: r.release(), lambda: r._release_save(), lambda: t.LockType, lambda: t.RLock, lambda: t.LockType(), lambda: type(r), lambda: t.start_new_thread(1,()), lambda: t.start_new_thread(len,1), lambda: t.start_new_thread(len), lambda: t.start_new_thread(len,(),1), lambda: t.TIMEOUT_MAX, lambda: t.error, lambda: t._count(), lambda: t.stack_size(), lambda: type(t.get_ident()), lambda: t._get_main_thread_ident()==t.get_ident(), lambda: t._make_thread_handle(3), lambda: t._ThreadHandle(), lambda: t._ThreadHandle().ident, lambda: t._ThreadHandle().join(), lambda: t._ThreadHandle().is_done(), lambda: t.daemon_threads_allowed(), lambda: t._is_main_interpreter(), lambda: t._NAME_MAXLEN, lambda: t.start_joinable_thread(1), lambda: t.exit(), lambda: t._local(1), lambda: t._local().x, lambda: t._ExceptHookArgs((1,2,3,4)), lambda: t._ExceptHookArgs((1,2,3)), lambda: t._excepthook(1), lambda: t.set_name(1)):
    p(f)
x=t._local(); x.a=1; print(x.a, x.__dict__); 
del x.a; p(lambda: x.a)
class L(t._local):
    n=0
    def __init__(self, v): self.v=v; L.n+=1
y=L(5); print(y.v, L.n)

def f[A, B: int, C: (str, bytes), *D, **E, G = str](): return A, B, C, D, E, G
A, B, C, D, E, G = f()
TV, TT, PS = type(A), type(D), type(E)
print(A, B, C, D, E, G, [v.__name__ for v in f()], [v.has_default() for v in f()], B.__bound__, C.__constraints__, G.__default__, A.__default__)
X = TV('X'); Y = TV('Y', covariant=True); Z = TV('Z', contravariant=True, bound=int); W = TV('W', int, str); V = TV('V', default=int, infer_variance=True); P = PS('P', default=[int]); Q = TT('Q', default=(int,))
print(X, Y, Z, W, V, P, Q, Z.__bound__, W.__constraints__, V.__default__, P.args, P.kwargs, P.args.__origin__ is P, X.__module__, Y.__covariant__, Z.__contravariant__, V.__infer_variance__, P.__default__, Q.__default__)
def t(g):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
t(lambda: TV()); t(lambda: TV(5)); t(lambda: TV('T', int)); t(lambda: TV('T', covariant=True, contravariant=True)); t(lambda: TV('T', int, str, bound=int)); t(lambda: TV('T', covariant=True, infer_variance=True)); t(lambda: PS()); t(lambda: TT('T', int)); t(lambda: X()); t(lambda: X[int]); t(lambda: isinstance(1, X)); t(lambda: X == TV('X')); t(lambda: {X: 1}[X]); t(lambda: X.__name__.upper()); t(lambda: setattr(X, '__name__', 'q')); t(lambda: X.nope); t(lambda: list[X][int]); t(lambda: dict[X, Y][str, int]); t(lambda: list[X].__parameters__); t(lambda: P.args == P.args); t(lambda: type(P.args).__name__); t(lambda: type('S', (TV,), {})); t(lambda: list[X] | None); t(lambda: X | int if False else 'skip')
type Al[T] = list[T] | None
print(Al, Al.__name__, Al.__type_params__, Al[int], Al.__value__, Al.__parameters__ if hasattr(Al, '__parameters__') else '', Al[int].__args__, Al.__module__)
t(lambda: Al()); t(lambda: isinstance(1, Al)); t(lambda: setattr(Al, '__name__', 1)); t(lambda: type(Al)('N', int).__value__); t(lambda: type(Al)(5, int))

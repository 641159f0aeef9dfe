"""A small Lisp: reader, environment chains, special forms, macros, tail calls by a loop, errors with positions."""


class Symbol(str):
    __slots__ = ()
    table = {}

    def __new__(cls, name):
        return cls.table.setdefault(name, super().__new__(cls, name))

    def __repr__(self): return str(self)


class LispError(Exception):
    def __init__(self, message, where=None):
        super().__init__(message)
        if where is not None:
            self.add_note(f"near token {where}")


class Env(dict):
    __slots__ = ("outer",)

    def __init__(self, names=(), values=(), outer=None):
        if names and names[-2:-1] == [Symbol(".")]:
            fixed = len(names) - 2
            values = [*values[:fixed], list(values[fixed:])]
            names = names[:fixed] + names[-1:]
        try:
            super().__init__(zip(names, values, strict=True))
        except ValueError as e:
            raise LispError(f"arity: {e}") from None
        self.outer = outer

    def __missing__(self, name):
        if self.outer is None:
            raise LispError(f"unbound: {name}")
        return self.outer[name]

    def find(self, name):
        env = self
        while env is not None and not dict.__contains__(env, name):
            env = env.outer
        return env


def tokens(text):
    for line_number, line in enumerate(text.splitlines(), 1):
        line = line.partition(";")[0]
        for mark in "()'`,":
            line = line.replace(mark, f" {mark} ")
        yield from ((t, f"{line_number}:{i}") for i, t in enumerate(line.split()))


def read(stream):
    token, where = next(stream, (None, "end"))
    match token:
        case None: raise EOFError("unexpected end")
        case "(":
            items = []
            while True:
                try: item = read(stream)
                except LispError as e:
                    if e.args == (")",): return items
                    raise
                items.append(item)
        case ")": raise LispError(")", where)
        case "'" | "`" | "," as quote:
            return [Symbol({"'": "quote", "`": "quasi", ",": "unquote"}[quote]), read(stream)]
        case "#t" | "#f": return token == "#t"
    for kind in (int, float, Symbol):
        try: return kind(token)
        except ValueError: pass


class Lambda:
    def __init__(self, names, body, env, macro=False): self.names, self.body, self.env, self.macro = names, body, env, macro
    def __call__(self, *args): return evaluate(self.body, Env(self.names, args, self.env))
    def __repr__(self): return f"<{'macro' if self.macro else 'lambda'} {show(self.names)}>"


def quasi(x, env):
    match x:
        case ["unquote", inner]: return evaluate(inner, env)
        case [*items]: return [quasi(i, env) for i in items]
    return x


def evaluate(x, env):
    while True:
        match x:
            case Symbol(): return env[x]
            case int() | float() | bool() | []: return x
            case ["quote", value]: return value
            case ["quasi", value]: return quasi(value, env)
            case ["if", test, yes, *no]:
                x = yes if evaluate(test, env) is not False else (no[0] if no else [])
            case ["define", [Symbol() as name, *names], *body]:
                env[name] = Lambda(names, [Symbol("begin"), *body], env)
                return name
            case ["define", Symbol() as name, value]:
                env[name] = evaluate(value, env)
                return name
            case ["macro", [Symbol() as name, *names], body]:
                env[name] = Lambda(names, body, env, macro=True)
                return name
            case ["set!", name, value]:
                if (home := env.find(name)) is None: raise LispError(f"cannot set {name}")
                home[name] = evaluate(value, env)
                return home[name]
            case ["lambda", names, body]: return Lambda(names, body, env)
            case ["let", [*pairs], *body]:
                env = Env([n for n, _ in pairs], [evaluate(v, env) for _, v in pairs], env)
                x = [Symbol("begin"), *body]
            case ["begin", *rest, last]:
                for r in rest: evaluate(r, env)
                x = last
            case [head, *rest]:
                function = evaluate(head, env)
                if isinstance(function, Lambda) and function.macro:
                    x = function(*rest)
                    continue
                args = [evaluate(r, env) for r in rest]
                if isinstance(function, Lambda):
                    x, env = function.body, Env(function.names, args, function.env)
                elif callable(function): return function(*args)
                else: raise LispError(f"not callable: {show(function)}")
            case _: raise LispError(f"bad form {x!r}")


def show(x):
    match x:
        case bool(): return "#t" if x else "#f"
        case list(): return f"({' '.join(map(show, x))})"
    return repr(x)


world = Env()
def reduce(f, start=None): return lambda *a: f(a) if start is None or a else start
world |= {Symbol(k): v for k, v in {
    "+": lambda *a: sum(a), "*": reduce(lambda a: a[0] * world[Symbol("*")](*a[1:]), 1), "-": lambda a, *b: a - sum(b) if b else -a,
    "/": lambda a, b: a / b, "<": lambda a, b: a < b, "=": lambda a, b: a == b, "car": lambda l: l[0], "cdr": lambda l: l[1:],
    "cons": lambda a, l: [a, *l], "list": lambda *a: list(a), "null?": lambda l: l == [], "show": lambda *a: print(*map(show, a))}.items()}
program = """
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))  ; recursion
(show (fact 20) (fact 30))
(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))
(loop 3000 0)
(define (map f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l)))))
(map (lambda (x) (* x x)) '(1 2 3 4.5))
(define (counter) (let ((n 0)) (lambda () (set! n (+ n 1)))))
(define c (counter)) (c) (c)
(let ((a 1) (b 2)) (show a b) `(a ,a (b ,(+ a b))))
(macro (unless test then else) `(if ,test ,else ,then))
(unless (< 2 1) 'yes (car 5))
unless map
(define (rest a . more) (list a more))
(rest 1 2 3) (rest 1)
(fact)
(nope 1)
(set! nope 1)
(1 2)
(car 5)
(/ 1 0)
#f
(show #t '() 'sym
"""
stream = tokens(program)
while True:
    try:
        print("=>", show(evaluate(read(stream), world)))
    except EOFError as e:
        print(e)
        break
    except Exception as e:
        print(type(e).__name__, e, *getattr(e, "__notes__", ()))

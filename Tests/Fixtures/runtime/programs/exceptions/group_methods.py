class MyGroup(ExceptionGroup):
    def derive(self, excs): return MyGroup(self.message + '!', excs)
g = MyGroup('top', [ValueError('a'), ExceptionGroup('in', [TypeError('b'), ValueError('c')])])
m, r = g.split(ValueError); print(repr(m), repr(r)); print(g.subgroup(KeyError), repr(g.subgroup(lambda e: 'b' in str(e))), g.split((TypeError, KeyError)))
print(str(g), g.message, g.args, len(g.exceptions), type(g.derive([OSError()])).__name__, repr(g.subgroup(MyGroup) is g))
g.add_note('noted'); s = g.subgroup(TypeError); print(s.__notes__, s.__cause__, s.__traceback__)
for f in (lambda: ExceptionGroup('x'), lambda: ExceptionGroup('x', []), lambda: ExceptionGroup(5, [ValueError()]), lambda: ExceptionGroup('x', [5]), lambda: ExceptionGroup('x', ValueError()), lambda: ExceptionGroup('x', [KeyboardInterrupt()]), lambda: type(BaseExceptionGroup('x', [ValueError()])).__name__, lambda: type(BaseExceptionGroup('x', [KeyboardInterrupt()])).__name__, lambda: ExceptionGroup('x', (ValueError(1),)), lambda: g.split(5), lambda: g.subgroup(), lambda: setattr(g, 'message', 1), lambda: ExceptionGroup[int], lambda: str(ExceptionGroup('x', [ValueError()] * 3)), lambda: issubclass(ExceptionGroup, Exception)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)

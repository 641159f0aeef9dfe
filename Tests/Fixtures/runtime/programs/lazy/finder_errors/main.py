import sys, importlib.machinery

class Boom(Exception): pass
class Finder:
    answer = None
    def find_spec(self, name, path=None, target=None):
        if name.startswith('v'): return self.answer(name)
class NoExec:
    pass
class OnlyCreate:
    def create_module(self, spec): return 'a str is no module'
    def exec_module(self, module): print('exec', module)
class Makes:
    def create_module(self, spec): raise Boom('create ' + spec.name)
    def exec_module(self, module): print('never')
class Runs:
    def create_module(self, spec): return None
    def exec_module(self, module): raise Boom('exec ' + module.__name__)
class Swaps:
    def create_module(self, spec): return None
    def exec_module(self, module): sys.modules[module.__name__] = [module.__name__]
class Drops:
    def create_module(self, spec): return None
    def exec_module(self, module): del sys.modules[module.__name__]
finder = Finder()
sys.meta_path.insert(0, finder)
def use():
    exec('lazy import v1', globals())
    sys.modules.pop('v1', None)
    try: print('got', v1)
    except BaseException as e:
        print(type(e).__name__, e, '|', e.__cause__, '|', getattr(e, '__notes__', None), 'v1' in sys.modules, 'v1' in sys.lazy_modules)
def boom(name): raise Boom(name)
finder.answer = boom; use()
finder.answer = lambda name: None; use()
finder.answer = lambda name: 5; use()
for loader in (NoExec, OnlyCreate, Makes, Runs, Drops):
    finder.answer = lambda name: importlib.machinery.ModuleSpec(name, loader())
    print(loader.__name__)
    use()
finder.answer = lambda name: importlib.machinery.ModuleSpec(name, Swaps())
use()
use()

// The part of `typing` that classes with type parameters need, in Python, for worlds that have no library to read.
import Basics
import Bytecode
import PythonSyntax

enum TypingSource {
  /// A module's body that is Python text of ours.
  @Sendable static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let dict = module.pointee.attributes.dict
    world.set(world.intern("__builtins__"), world.builtinsModule, in: dict)
    let types = world.types
    for (name, type) in [
      ("Generic", world.generic), ("TypeVar", types.typeVariable), ("ParamSpec", types.parameterSpecification),
      ("TypeVarTuple", types.typeVariableTuple), ("Union", types.unionType),
    ] {
      world.set(world.intern(name), type.value, in: dict)
    }
    let code = try world.compileSource(SourceText(file: Array(text.utf8)), filename: "<typing>", mode: .module)
    _ = try world.runCode(code, globals: dict, locals: dict.value)
  }

  /// Aliases of generic classes are made, substituted, called and shown as the library's `typing` does it.
  private static let text = #"""
    class ForwardRef:
        def __init__(self, arg): self.__forward_arg__ = arg
        def __eq__(self, other): return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__
        def __hash__(self): return hash(self.__forward_arg__)
        def __repr__(self): return f"ForwardRef({self.__forward_arg__!r})"

    def _converted(arg):
        if arg is None: return type(None)
        return ForwardRef(arg) if isinstance(arg, str) else arg

    def _shown(arg):
        if isinstance(arg, tuple): return "(" + ", ".join(map(_shown, arg)) + ")"
        if isinstance(arg, list): return "[" + ", ".join(map(_shown, arg)) + "]"
        if arg is ...: return "..."
        if isinstance(arg, type) and not hasattr(arg, "__args__"):
            return arg.__qualname__ if arg.__module__ == "builtins" else f"{arg.__module__}.{arg.__qualname__}"
        return repr(arg)

    def _parameters(args):
        found = {}
        for arg in args:
            if isinstance(arg, type): continue
            if isinstance(arg, (tuple, list)): found.update(dict.fromkeys(_parameters(arg)))
            elif hasattr(arg, "__typing_subst__"): found[arg] = None
            else: found.update(dict.fromkeys(getattr(arg, "__parameters__", ())))
        return tuple(found)

    def _substituted(arg, given):
        if isinstance(arg, type): return (arg,)
        if isinstance(arg, (tuple, list)): return (type(arg)(x for a in arg for x in _substituted(a, given)),)
        if isinstance(arg, _Unpacked) and arg.__args__[0] in given: return tuple(given[arg.__args__[0]])
        if hasattr(arg, "__typing_subst__"): return (arg.__typing_subst__(given[arg]),)
        inner = getattr(arg, "__parameters__", ())
        if not inner: return (arg,)
        items = []
        for parameter in inner:
            if isinstance(parameter, TypeVarTuple): items += given[parameter]
            else: items.append(given[parameter])
        return (arg[tuple(items)],)

    def _given(alias, args):
        parameters = alias.__parameters__
        for parameter in parameters:
            args = parameter.__typing_prepare_subst__(alias, args)
        if len(args) != len(parameters):
            many = "many" if len(args) > len(parameters) else "few"
            raise TypeError(f"Too {many} arguments for {alias}; actual {len(args)}, expected {len(parameters)}")
        return dict(zip(parameters, args))

    class _GenericAlias:
        def __init__(self, origin, args):
            self.__origin__ = origin
            self.__args__ = args
            self.__parameters__ = _parameters(args)
            self.__module__ = origin.__module__

        def __getitem__(self, args):
            if self.__origin__ is Generic:
                raise TypeError(f"Cannot subscript already-subscripted {self}")
            if not self.__parameters__: raise TypeError(f"{self} is not a generic class")
            args = tuple(map(_converted, args if isinstance(args, tuple) else (args,)))
            given = _given(self, args)
            return _GenericAlias(self.__origin__, tuple(x for arg in self.__args__ for x in _substituted(arg, given)))

        def __call__(self, *args, **kwargs):
            if self.__origin__ is Generic: raise TypeError("Type Generic cannot be instantiated; create a subclass")
            made = self.__origin__(*args, **kwargs)
            try: made.__orig_class__ = self
            except Exception: pass
            return made

        def __mro_entries__(self, bases):
            rest = bases[bases.index(self) + 1:]
            if self.__origin__ is Generic and any(isinstance(b, _GenericAlias) for b in rest): return ()
            return (self.__origin__,)

        def __getattr__(self, name):
            if name.startswith("__") and name.endswith("__"): raise AttributeError(name)
            return getattr(self.__origin__, name)

        def __setattr__(self, name, value):
            if name.startswith("__") and name.endswith("__"): object.__setattr__(self, name, value)
            else: setattr(self.__origin__, name, value)

        def __eq__(self, other):
            if not isinstance(other, _GenericAlias): return NotImplemented
            return self.__origin__ is other.__origin__ and self.__args__ == other.__args__

        def __hash__(self): return hash((self.__origin__, self.__args__))
        def __or__(self, other): return Union[self, other]
        def __ror__(self, other): return Union[other, self]
        def __iter__(self): yield _Unpacked(self)

        def __repr__(self):
            return f"{_shown(self.__origin__)}[{', '.join(map(_shown, self.__args__)) or '()'}]"

        def __instancecheck__(self, instance): return self.__subclasscheck__(type(instance))

        def __subclasscheck__(self, cls):
            raise TypeError("Subscripted generics cannot be used with class and instance checks")

    class _Unpacked:
        __typing_is_unpacked_typevartuple__ = True
        def __init__(self, arg):
            self.__args__ = (arg,)
            self.__parameters__ = (arg,) if isinstance(arg, TypeVarTuple) else getattr(arg, "__parameters__", ())
        def __eq__(self, other): return isinstance(other, _Unpacked) and self.__args__ == other.__args__
        def __hash__(self): return hash((_Unpacked, self.__args__))
        def __repr__(self): return f"typing.Unpack[{_shown(self.__args__[0])}]"

    class Unpack:
        def __class_getitem__(cls, arg): return _Unpacked(arg)

    def _generic_class_getitem(cls, args):
        if not isinstance(args, tuple): args = (args,)
        args = tuple(map(_converted, args))
        if cls is Generic: return _GenericAlias(cls, args)
        if not getattr(cls, "__parameters__", ()): raise TypeError(f"{cls} is not a generic class")
        given = _given(cls, args)
        items = []
        for parameter in cls.__parameters__:
            if isinstance(parameter, TypeVarTuple): items += given[parameter]
            else: items.append(parameter.__typing_subst__(given[parameter]))
        return _GenericAlias(cls, tuple(items))

    def _generic_init_subclass(cls, *args, **kwargs):
        super(Generic, cls).__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__", ())
        if "__orig_bases__" in cls.__dict__ and Generic in bases:
            raise TypeError("Cannot inherit from plain Generic")
        declared = None
        aliases = [b for b in bases if isinstance(b, _GenericAlias)]
        for base in aliases:
            if base.__origin__ is Generic: declared = base.__parameters__
        cls.__parameters__ = _parameters(aliases) if declared is None else declared

    def _typevar_subst(self, arg):
        arg = _converted(arg)
        if isinstance(arg, _Unpacked): raise TypeError(f"{arg} is not valid as type argument")
        return arg

    def _paramspec_subst(self, arg):
        return tuple(arg) if isinstance(arg, list) else arg

    def _paramspec_prepare_subst(self, alias, args):
        place = alias.__parameters__.index(self)
        if place >= len(args) and self.has_default(): args = (*args, self.__default__)
        if place >= len(args): raise TypeError(f"Too few arguments for {alias}")
        if len(alias.__parameters__) == 1 and not isinstance(args[0], (tuple, list)): args = (args,)
        return (*args[:place], tuple(args[place]), *args[place + 1:]) if isinstance(args[place], list) else args

    def _typevartuple_prepare_subst(self, alias, args):
        parameters = alias.__parameters__
        left = parameters.index(self)
        right = len(parameters) - left - 1
        if len(args) < left + right:
            raise TypeError(f"Too few arguments for {alias}; actual {len(args)}, expected at least {left + right}")
        end = len(args) - right
        middle = args[left:end] if left < end or not self.has_default() else tuple(self.__default__)
        return (*args[:left], tuple(middle), *args[end:])
    """#
}

// _ctypes as far as declarations need it, in Python: types of C, their sizes, values that hold what they were given.

/// No memory is reached and nothing is called: what would, asks `_refuse`, which the module puts there.
enum CtypesSource {
  static let text = #"""
    _SIZES = dict(c=1, b=1, B=1, h=2, H=2, i=4, I=4, l=8, L=8, q=8, Q=8, f=4, d=8, g=16, P=8, z=8, Z=8, O=8, u=4, v=2,
                  Zf=8, Zd=16, Zg=32) | {"?": 1}
    _SWAPPED = "hHiIlLqQfd"

    class CType_Type(type):
        def __mul__(cls, length):
            if length < 0:
                raise ValueError(f"Array length must be >= 0, not {length}")
            name = f"{cls.__name__}_Array_{length}"
            return PyCArrayType(name, (Array,), {"_length_": length, "_type_": cls, "__module__": cls.__module__})
        __rmul__ = __mul__
        def from_address(cls, address): _refuse(f"{cls.__name__}.from_address()")
        def in_dll(cls, library, name): _refuse(f"{cls.__name__}.in_dll()")
        def from_buffer(cls, source, offset=0):
            if isinstance(source, _CData) and getattr(cls, "_type_", None) == "P":
                return cls(id(source))
            _refuse(f"{cls.__name__}.from_buffer()")
        def from_buffer_copy(cls, source, offset=0): _refuse(f"{cls.__name__}.from_buffer_copy()")
        def from_param(cls, value): return value if isinstance(value, cls) else cls(value)

    class _Composite(CType_Type):
        def __init__(cls, name, bases, namespace):
            super().__init__(name, bases, namespace)
            if "_fields_" in namespace:
                cls._fields_ = namespace["_fields_"]
        def __setattr__(cls, name, value):
            super().__setattr__(name, value)
            if name == "_fields_" and cls.__bases__ != (_CData,):
                cls._lay_out(value)
        def _lay_out(cls, fields):
            from ctypes._layout import get_layout
            base = cls.__bases__[0]
            known = base if base.__bases__ != (_CData,) and "_layout" in vars(base) else None
            layout = get_layout(cls, fields, issubclass(cls, Structure), known)
            super().__setattr__("_layout", layout)
            names = list(getattr(base, "_names", ()))
            for field in layout.fields:
                type.__setattr__(cls, field.name, field)
                names.append(field.name)
                if field.name in getattr(cls, "_anonymous_", ()):
                    for inner in getattr(field.type, "_names", ()):
                        type.__setattr__(cls, inner, _Inner(field.name, inner))
            super().__setattr__("_names", names)

    class PyCStructType(_Composite): pass
    class UnionType(_Composite): pass

    class PyCSimpleType(CType_Type):
        def __init__(cls, name, bases, namespace):
            super().__init__(name, bases, namespace)
            if bases == (_CData,):
                return
            kind = getattr(cls, "_type_", None)
            if kind is None:
                raise AttributeError("class must define a '_type_' attribute")
            if kind not in _SIZES:
                raise AttributeError("class must define a '_type_' attribute which must be\n"
                                     "a single character string containing one of '" + "".join(_SIZES) + "'.")
            if "_type_" in namespace and bases == (_SimpleCData,) and kind in _SWAPPED:
                cls.__ctype_le__ = cls
                cls.__ctype_be__ = _swapped(cls)

    def _swapped(cls):
        made = type.__new__(PyCSimpleType, cls.__name__, (_SimpleCData,),
                            {"_type_": cls._type_, "__module__": cls.__module__})
        made.__ctype_le__ = cls
        made.__ctype_be__ = made
        return made

    class PyCPointerType(CType_Type):
        def __init__(cls, name, bases, namespace):
            super().__init__(name, bases, namespace)
            if "_type_" in namespace:
                cls.set_type(namespace["_type_"])
        def set_type(cls, target):
            if not isinstance(target, CType_Type):
                raise TypeError("_type_ must have storage info")
            type.__setattr__(cls, "_type_", target)
            target.__pointer_type__ = cls

    class PyCArrayType(CType_Type):
        def __init__(cls, name, bases, namespace):
            super().__init__(name, bases, namespace)
            if bases != (_CData,):
                for needed in ("_length_", "_type_"):
                    if not hasattr(cls, needed):
                        raise AttributeError(f"class must define a '{needed}' attribute")

    class PyCFuncPtrType(CType_Type):
        def __init__(cls, name, bases, namespace):
            super().__init__(name, bases, namespace)
            if bases != (_CData,) and not hasattr(cls, "_flags_"):
                raise TypeError("class must define _flags_ which must be an integer")

    class _CData(metaclass=CType_Type):
        _objects = None
        _b_base_ = None
        _b_needsfree_ = True
        def __ctypes_from_outparam__(self): return self

    class _SimpleCData(_CData, metaclass=PyCSimpleType):
        def __init__(self, value=None):
            kind = self._type_
            if value is None:
                value = (None if kind in "OPzZ" else b"\0" if kind == "c" else "\0" if kind == "u" else
                         0.0 if kind in "fdg" else 0j if kind[0] == "Z" and len(kind) == 2 else False if kind == "?" else 0)
                object.__setattr__(self, "_value", value)
            else:
                self.value = value
        @property
        def value(self):
            if self._type_ == "O" and self._value is None:
                raise ValueError("PyObject is NULL")
            return self._value
        @value.setter
        def value(self, value):
            kind = self._type_
            if kind in "bBhHiIlLqQ":
                if not isinstance(value, int):
                    raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
                bits = 8 * _SIZES[kind]
                value &= (1 << bits) - 1
                if kind.islower() and value >> (bits - 1):
                    value -= 1 << bits
            elif kind in "fdg":
                value = float(value)
            elif kind == "?":
                value = bool(value)
            elif kind == "c":
                if isinstance(value, int) and 0 <= value < 256:
                    value = bytes((value,))
                if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
                    what = f"{type(value).__name__} of length {len(value)}" if hasattr(value, "__len__") else type(value).__name__
                    raise TypeError(f"one character bytes, bytearray, or an integer in range(256) expected, not {what}")
                value = bytes(value)
            elif kind == "u" and not (isinstance(value, str) and len(value) == 1):
                raise TypeError("a unicode character expected")
            elif kind == "z" and not isinstance(value, (bytes, int, type(None))):
                raise TypeError(f"bytes or integer address expected instead of {type(value).__name__} instance")
            elif kind == "Z" and not isinstance(value, (str, int, type(None))):
                raise TypeError(f"unicode string or integer address expected instead of {type(value).__name__} instance")
            elif kind == "P" and not isinstance(value, (int, type(None))):
                raise TypeError("cannot be converted to pointer")
            object.__setattr__(self, "_value", value)
        def __bool__(self): return bool(self._value) and self._value != b"\0"
        def __repr__(self):
            if type(self).__bases__ == (_SimpleCData,):
                return f"{type(self).__name__}({self._value!r})"
            return f"<{type(self).__name__} object at {id(self):#x}>"

    class _Fields(_CData):
        def __new__(cls, *args, **kwargs):
            self = super().__new__(cls)
            object.__setattr__(self, "_held", {})
            return self
        def __init__(self, *args, **kwargs):
            names = list(getattr(type(self), "_names", ()))
            if len(args) > len(names):
                raise TypeError("too many initializers")
            for name, value in zip(names, args):
                setattr(self, name, value)
            for name, value in kwargs.items():
                setattr(self, name, value)

    class _Inner:
        def __init__(self, outer, name): self.outer, self.name = outer, name
        def __get__(self, instance, owner=None):
            return self if instance is None else getattr(getattr(instance, self.outer), self.name)
        def __set__(self, instance, value): setattr(getattr(instance, self.outer), self.name, value)

    def _plain(kind, value):
        """What reading a field or an item gives: of simple types the value itself."""
        return value.value if type(kind) is PyCSimpleType and kind.__bases__ == (_SimpleCData,) else value

    def _held(kind, value):
        return value if isinstance(value, kind) else kind(*value) if isinstance(value, tuple) else kind(value)

    class CField:
        def __init__(self, *, name, type, byte_size, byte_offset, index, bit_size=None, bit_offset=None,
                     _internal_use=False):
            if not _internal_use:
                raise TypeError("CField is not intended to be used directly; use it via Structure and Union")
            if not isinstance(name, str):
                raise TypeError(f"first item in _fields_ tuple must be a string, not {name!r}")
            self.name, self.type, self.byte_size, self.byte_offset = name, type, byte_size, byte_offset
            self.offset = byte_offset
            self.is_bitfield = bit_size is not None
            self.bit_size = 8 * byte_size if bit_size is None else bit_size
            self.bit_offset = bit_offset or 0
            self.size = byte_size if bit_size is None else bit_size << 16 | self.bit_offset
            self.is_anonymous = False
        def __get__(self, instance, owner=None):
            if instance is None:
                return self
            if self.name not in instance._held:
                instance._held[self.name] = self.type()
            return _plain(self.type, instance._held[self.name])
        def __set__(self, instance, value):
            instance._held[self.name] = _held(self.type, value)
        def __repr__(self):
            return f"<ctypes.CField {self.name!r} type={self.type.__name__}, ofs={self.offset}, size={self.byte_size}>"
    CField.__module__ = "ctypes"

    Structure = PyCStructType("Structure", (_CData,), {k: v for k, v in vars(_Fields).items() if k in
                              ("__init__", "__module__")} | {"__new__": lambda cls, *a, **k: _with_fields(cls)})
    Union = UnionType("Union", (_CData,), {k: v for k, v in vars(_Fields).items() if k in
                      ("__init__", "__module__")} | {"__new__": lambda cls, *a, **k: _with_fields(cls)})

    def _with_fields(cls):
        self = object.__new__(cls)
        object.__setattr__(self, "_held", {})
        return self

    class _Pointer(_CData, metaclass=PyCPointerType):
        def __init__(self, target=None):
            if not hasattr(self, "_type_"):
                raise TypeError("Cannot create instance: has no _type_")
            if target is not None and not isinstance(target, self._type_):
                raise TypeError(f"expected {self._type_.__name__} instead of {type(target).__name__}")
            self._target = target
        @property
        def contents(self):
            if self._target is None:
                raise ValueError("NULL pointer access")
            return self._target
        @contents.setter
        def contents(self, target): self._target = target
        def __bool__(self): return self._target is not None
        def __getitem__(self, index):
            if index == 0:
                return _plain(self._type_, self.contents)
            _refuse("_ctypes._Pointer.__getitem__()")
        def __setitem__(self, index, value): _refuse("_ctypes._Pointer.__setitem__()")

    class Array(_CData, metaclass=PyCArrayType):
        def __init__(self, *items):
            if len(items) > self._length_:
                raise IndexError("invalid index")
            self._items = {index: _held(self._type_, item) for index, item in enumerate(items)}
        def _place(self, index):
            place = index + self._length_ if index < 0 else index
            if not 0 <= place < self._length_:
                raise IndexError("invalid index")
            return place
        def __len__(self): return self._length_
        def __getitem__(self, index):
            if isinstance(index, slice):
                items = [self[place] for place in range(*index.indices(self._length_))]
                kind = getattr(self._type_, "_type_", None)
                return b"".join(items) if kind == "c" else "".join(items) if kind == "u" else items
            place = self._place(index)
            if place not in self._items:
                self._items[place] = self._type_()
            return _plain(self._type_, self._items[place])
        def __setitem__(self, index, value):
            if isinstance(index, slice):
                places = range(*index.indices(self._length_))
                if len(places) != len(value):
                    raise ValueError("Can only assign sequence of same size")
                for place, item in zip(places, value):
                    self[place] = item
            else:
                self._items[self._place(index)] = _held(self._type_, value)
        def __iter__(self): return (self[place] for place in range(self._length_))
        def _text(self): return getattr(self._type_, "_type_", None) in ("c", "u")
        def __getattr__(self, name):
            if name == "value" and self._text():
                whole = self[:]
                return whole.split(whole[:0] + (b"\0" if self._type_._type_ == "c" else "\0"), 1)[0]
            if name == "raw" and self._text():
                return self[:]
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        def __setattr__(self, name, value):
            if name in ("value", "raw") and self._text():
                if len(value) > self._length_:
                    raise ValueError("byte string too long" if self._type_._type_ == "c" else "string too long")
                self[:len(value)] = [value[place:place + 1] for place in range(len(value))]
                if len(value) < self._length_ and name == "value":
                    self[len(value)] = self._type_().value
            else:
                object.__setattr__(self, name, value)
        __class_getitem__ = classmethod(_alias)

    class CFuncPtr(_CData, metaclass=PyCFuncPtrType):
        errcheck = None
        argtypes = None
        def __init__(self, target=0, *more):
            self._target = target
            if isinstance(target, tuple):
                _symbol(*target)
            self.restype = getattr(self, "_restype_", None)
        def __call__(self, *args, **kwargs):
            if callable(self._target):
                return self._target(*args, **kwargs)
            name = self._target[0] if isinstance(self._target, tuple) else "a foreign function"
            _refuse(f"a call of {name}")
        def __bool__(self): return bool(self._target)
        def __repr__(self): return f"<{type(self).__name__} object at {id(self):#x}>"

    class ArgumentError(Exception): pass
    ArgumentError.__module__ = "ctypes"

    # What a program that stands on the C library finds in itself.
    _c_library = frozenset("""
        abort abs access alarm atof atoi atol bsearch calloc chdir chmod chown clock clock_gettime close closedir dup
        dup2 environ errno execv execve exit fclose fcntl fdopen feof ferror fflush fgetc fgets fileno flock fopen fork
        fprintf fputc fputs fread free fseek fstat fsync ftell ftruncate fwrite getcwd getegid getenv geteuid getgid
        getgrnam getgroups gethostname getpid getppid getpwnam getpwuid getrandom getrlimit gettimeofday getuid ioctl
        isalnum isalpha isatty isdigit isspace kill labs link localtime lseek lstat malloc mbstowcs memchr memcmp memcpy
        memmove memset mkdir mkstemp mktime mlock mmap mount mprotect munlock munmap nanosleep open opendir pause perror
        pipe poll prctl printf putenv puts qsort raise rand read readdir readlink realloc realpath rename rmdir sched_yield
        select setegid setenv seteuid setgid setlocale setns setpgid setrlimit setsid setuid setvbuf sigaction signal
        sleep snprintf sprintf srand sscanf stat strcasecmp strcat strchr strcmp strcpy strdup strerror strftime strlen
        strncasecmp strncat strncmp strncpy strrchr strstr strtod strtok strtol strtoul symlink sync sysconf sysinfo system
        tcgetattr tcsetattr time tolower toupper ttyname tzset umask umount uname unlink unsetenv unshare usleep utime
        wait waitpid wcscmp wcscpy wcslen wcstombs wcswidth wcwidth write
        """.split())

    def _symbol(name, library=None):
        if getattr(library, "_name", None) is None:
            if name in _c_library or str(name).startswith(("Py", "_Py")):
                return
        raise AttributeError(f"undefined symbol: {name}")

    def sizeof(kind):
        if not isinstance(kind, type):
            kind = type(kind)
        if not isinstance(kind, CType_Type) or kind.__bases__ == (_CData,) and not issubclass(kind, (Structure, Union)):
            raise TypeError("this type has no size")
        if isinstance(kind, PyCSimpleType):
            return _SIZES[kind._type_]
        if isinstance(kind, PyCArrayType):
            return kind._length_ * sizeof(kind._type_)
        if isinstance(kind, _Composite):
            return kind._layout.size if hasattr(kind, "_layout") else 0
        return 8

    def alignment(kind):
        if not isinstance(kind, type):
            kind = type(kind)
        if isinstance(kind, PyCArrayType):
            return alignment(kind._type_)
        if isinstance(kind, _Composite):
            return kind._layout.align if hasattr(kind, "_layout") else 1
        if isinstance(kind, PyCSimpleType) and len(kind._type_) == 2:
            return sizeof(kind) // 2
        return sizeof(kind)

    def buffer_info(kind):
        shape = []
        while isinstance(kind, PyCArrayType):
            shape.append(kind._length_)
            kind = kind._type_
        return "<" + getattr(kind, "_type_", "B") if isinstance(kind, PyCSimpleType) else None, len(shape), tuple(shape)

    def byref(value, offset=0):
        if not isinstance(value, _CData):
            raise TypeError(f"byref() argument 1 must be _ctypes._CData, not {type(value).__name__}")
        return value

    def addressof(value): return id(value)
    def resize(value, size): _refuse("_ctypes.resize()")
    def dlopen(name, flag=0):
        if name is None:
            return 1
        raise OSError(f"{name}: cannot open shared object file: No such file or directory")
    def dlclose(handle): return 0
    def dlsym(handle, name): raise OSError(f"undefined symbol: {name}")
    def dllist(): return []
    def get_errno(): return 0
    def set_errno(value): return 0
    def call_function(*args): _refuse("_ctypes.call_function()")
    def call_cdeclfunction(*args): _refuse("_ctypes.call_cdeclfunction()")
    def PyObj_FromPtr(address): _refuse("_ctypes.PyObj_FromPtr()")
    def Py_INCREF(value): return value
    def Py_DECREF(value): return value
    def _unpickle(kind, state): _refuse("_ctypes._unpickle()")
    def __getattr__(name): raise AttributeError(f"module '_ctypes' has no attribute {name!r}")
    """#
}

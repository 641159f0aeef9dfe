// Names with the same id in every file, so that keywords and names with a meaning are recognised by number.
public import Basics

/// Spellings interned before a file is read: hard keywords, soft keywords, then names the analysis asks for.
/// The raw value is the `Name`'s id. To add one, append a case: its spelling is the case's name.
@usableFromInline package enum KnownName: UInt32, Sendable, CaseIterable {
  // Hard keywords (`keyword.kwlist`).
  case `False` = 1
  case `None`, `True`, and, `as`, assert, async, await, `break`, `class`, `continue`, def, del, elif, `else`
  case except, finally, `for`, from, global, `if`, `import`, `in`, `is`, lambda, nonlocal, not, or, pass
  case raise, `return`, `try`, `while`, with, yield
  // Soft keywords (`keyword.softkwlist`).
  case `_`, `case`, lazy, match, type
  // Names the analysis asks for.
  case __all__, __annotations__, __builtins__, __class__, __debug__, __dict__, __dir__, __doc__, __file__
  case __future__, __getattr__, __import__, __init__, __lazy_modules__, __main__, __name__, __package__, __path__
  case __spec__, __slots__, __set_name__, __init_subclass__, __class_getitem__, __prepare__, __new__, __call__
  case TYPE_CHECKING, TypeVar, ParamSpec, TypeVarTuple, NewType, NamedTuple, TypedDict, `Protocol`, TypeAlias
  case Annotated, `Any`, Callable, ClassVar, Final, Generic, Literal, Optional, Union, Required, NotRequired
  case ForwardRef, TypeAliasType, cast, overload, get_type_hints, namedtuple, dataclass, dataclasses
  case make_dataclass, field, bound, `default`, annotations, abc, builtins, chdir, collections, contextlib
  case enumerate, environ, exec, eval, globals, locals, vars, dir, getattr, setattr, hasattr, delattr
  case importlib, import_module, inspect, isinstance, issubclass, meta_path, modules, object, os, path
  case path_hooks, pop, insert, append, remove, extend, clear, property, staticmethod, classmethod, register
  case set_lazy_imports, set_lazy_imports_filter, suppress, sys, `super`, typing, typing_extensions, update
  case version_info, warnings, addsitedir, site, putenv, setdefault, platform, `self`, cls, print, len, list, dict
  case set, tuple, str, int, bool, float, bytes, frozenset, range, zip, map, filter, sorted, reversed, iter, next
}

extension KnownName {

  /// A table that holds every known name under its own id; each file starts from a copy.
  package static let table: NameTable = {
    var table = NameTable(capacity: 512)
    for known in allCases { _ = table.intern("\(known)") }
    return table
  }()
}

extension Name {
  @inlinable @inline(__always) package init(_ known: KnownName) { self.init(known.rawValue) }
  @inlinable @inline(__always) package static func == (name: Name, known: KnownName) -> Bool {
    name.rawValue == known.rawValue
  }
  @inlinable @inline(__always) package static func != (name: Name, known: KnownName) -> Bool {
    name.rawValue != known.rawValue
  }
  /// `def`, `None`, …: never an identifier.
  @inlinable package var isHardKeyword: Bool { rawValue != 0 && rawValue <= KnownName.yield.rawValue }
}

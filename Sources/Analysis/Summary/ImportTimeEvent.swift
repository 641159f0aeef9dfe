// What a module does to the import machinery and its process: `sys.path`, `sys.modules`, the environment, the folder.
package import Basics

/// What is changed, and how.
package enum EventKind: UInt8, Hashable, Sendable {
  /// `insert`, `append`, `extend`, `+=`, `sys.path[:0] = …`, `site.addsitedir`: entries are added.
  case pathAdd
  /// `remove`, `pop`, `del sys.path[0]`: an entry goes.
  case pathRemove
  /// `sys.path = …`, `sys.path[:] = …`: the whole list is set, restored as a rule.
  case pathReplace
  /// The package's `__path__` is added to or set, `pkgutil.extend_path` included.
  case packagePath
  /// The `__path__` of another package is added to or set: `value` is that package's dotted name.
  case otherPackagePath
  /// `sys.modules[x] = …`, `.setdefault`, `.update`.
  case modulesWrite
  /// `del sys.modules[x]`, `.pop`, `.clear`.
  case modulesRemove
  /// `sys.modules[x]`, `.get(x)`, `x in sys.modules`, a loop over it: `range` is that statement's.
  case modulesRead
  case metaPath, pathHooks
  /// `builtins.__import__ = …`.
  case importFunction
  /// `os.environ[x] = …`, `putenv`, `setdefault`, `update`, `pop`.
  case environment
  case changeDirectory
  /// `os.environ[x]`, whenever the module's body runs and without a `try` around it: KeyError without the variable.
  case environmentNeeded
  /// `sys.set_lazy_imports(…)`.
  case setLazyImports
  /// `sys.set_lazy_imports_filter(…)`.
  case setLazyImportsFilter
}

/// What is known of a path or text in the source, without asking the file system.
package struct SketchedValue: Hashable, Sendable {
  package enum Base: UInt8, Hashable, Sendable {
    /// Nothing is known.
    case unknown
    /// `text` is the literal itself: an absolute path, a relative path, a key, a mode.
    case literal
    /// Relative to the folder of the module's own file: `dirname(__file__) + "/lib"` is `lib`, its parent `..`.
    case ownFolder
    /// Relative to the working directory, for values made with `os.getcwd()`.
    case workingDirectory
    /// `None`.
    case none
    /// A saved copy of the list: `old = sys.path[:]` … `sys.path = old`.
    case savedPath
  }
  package var base: Base
  /// Empty text is a text too: "" on `sys.path` is the working directory.
  package var text: TextID
  @inlinable package init(_ base: Base, _ text: TextID = .none) {
    self.base = base
    self.text = text
  }
}

/// One event, in source order. Those in functions that the module's body calls have their own place in `range` and the
/// call's in `time`; those in functions never called at import are kept only for `setLazyImports` and filters.
package struct ImportTimeEvent: Hashable, Sendable {
  /// The statement or call.
  package var range: ByteRange
  /// When it happens, as a position in the module's body: its own start, or the start of the call that leads to it.
  package var time: UInt32
  package var kind: EventKind
  /// Not on every run of the module's body.
  package var isConditional: Bool
  /// Undone by leaving a `with` whose end is `scopeEnd` (a context manager that adds the path or changes folder).
  package var scopeEnd: UInt32
  /// The function it stands in; none in the module's body.
  package var function: FunctionID
  /// The entry, key or argument.
  package var value: SketchedValue
  /// The argument's own place, empty when there is none.
  package var argument: ByteRange
  /// The method or form: `insert`, `append`, `+=`, `=`, `[:]=`, `del`, `in`, `for`.
  package var method: TextID
}

/// How `__lazy_modules__` is given once: an assignment or an alteration of it at module level.
package struct LazyListRecord: Hashable, Sendable {
  package enum Container: UInt8, Hashable, Sendable {
    case list, tuple, set
    case dictionary
    /// A string: matches by substring.
    case string
    case none, number, bytes
    case generator
    /// A call of `frozenset`, `set`, `list` or `tuple` around a display.
    case constructor
    /// Anything else: its answers are unknown.
    case unknown
  }
  package enum Operation: UInt8, Hashable, Sendable { case assign, add, remove, delete }
  package var statement: ByteRange
  package var value: ByteRange
  package var container: Container
  package var operation: Operation
  package var isConditional: Bool
  /// Some element is not a literal that is understood: any name may be in it.
  package var isPartlyUnknown: Bool
  /// In `ModuleSummary.lazyEntries`.
  package var entries: RecordRange
}

/// One element of a `__lazy_modules__` display.
package struct LazyEntry: Hashable, Sendable {
  package enum Form: UInt8, Hashable, Sendable {
    /// `text` is the string.
    case literal
    /// `f"{__spec__.parent}.x"`, `f"{__package__}.x"`, `__package__ + ".x"`: `text` is what follows the package: `.x`.
    case packageRelative
    /// `f"{__name__}.x"`: `text` follows the module's own name.
    case moduleRelative
    /// A constant that is no string.
    case notString
    case unknown
  }
  package var range: ByteRange
  package var form: Form
  package var text: TextID
}

// Calls by which code looks at modules, hooks into imports or hands over what runs later; and what `try` statements catch.
package import Basics

/// One call of a function that is known by its last name; what it really is, the `Use` at `callee` says.
package struct NotableCall: Hashable, Sendable {
  package enum Kind: UInt8, Hashable, Sendable {
    /// `hasattr(m, "n")`.
    case hasAttribute
    /// `getattr(m, "n", default)`.
    case getAttribute
    /// `atexit.register(f)`, `weakref.finalize(x, f)`.
    case callback
    /// `importlib.reload(m)`.
    case reload
    /// `runpy.run_module("m")`.
    case runModule
    /// `typing.get_type_hints(x)`, `inspect.signature(f)`.
    case readsSignature
    /// `lazy_loader.attach(…)`, `importlib.util.LazyLoader(…)`, `apipkg.initpkg(…)`, `demandimport.enable()`.
    case loaderShim
    /// `install_import_hook("app")`, `beartype_this_package()`, `pyximport.install()`.
    case importHook
    /// `exec` or `eval` of something that is no literal.
    case execution
    /// `exec("import x")` where the module's body runs it: `key` is the module that is named first.
    case importText
    /// `signal.signal(n, f)`, `Thread(target=f)`, `executor.submit(f)`: `subject` is the function, `key` says which.
    case waitedFor
    /// `Base.metadata.create_all(engine)`, `configure_mappers()`.
    case metadata
  }
  /// The whole call.
  package var range: ByteRange
  package var callee: ByteRange
  /// What it is about: the module that is probed or reloaded, the function that is called back.
  package var subject: ByteRange
  /// The subject when it is a plain name.
  package var subjectName: TextID
  /// The literal that follows it, or is it.
  package var key: TextID
  package var kind: Kind
  package var time: UseTime
  package var isConditional: Bool
  /// The function it stands in; none in the module's body and in class bodies that run with it.
  package var function: FunctionID
}

/// One `try` statement that has handlers.
package struct TryRecord: Hashable, Sendable {
  /// From `try` to the last byte of its body.
  package var body: ByteRange
  /// The first handler that catches what its body does not mean: see `catches`.
  package var handler: ByteRange
  package var catches: Catches
  /// The function it stands in; none in the module's body and in class bodies that run with it.
  package var function: FunctionID

  package struct Catches: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// `ImportError` or `ModuleNotFoundError` by name.
    package static let importError = Catches(rawValue: 1 << 0)
    /// Everything: no type, `Exception`, `BaseException`.
    package static let everything = Catches(rawValue: 1 << 1)
    package static let nameError = Catches(rawValue: 1 << 2)
    /// Any other exception.
    package static let other = Catches(rawValue: 1 << 3)
    /// The handler that catches everything raises again.
    package static let raisesAgain = Catches(rawValue: 1 << 4)
    /// `KeyError` or `LookupError`, together with `other`.
    package static let keyError = Catches(rawValue: 1 << 5)
  }
}

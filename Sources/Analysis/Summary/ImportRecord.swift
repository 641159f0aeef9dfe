// One imported name: what the statement says, where it stands, and when what it binds is first read.
package import Basics

/// One alias of an import statement: `import a, b.c as d` makes two, `from m import *` one.
package struct ImportRecord: Hashable, Sendable {
  /// The whole statement, from `import`, `from` or `lazy` to its last byte (the closing parenthesis included).
  package var statement: ByteRange
  /// Where `import` or `from` begins: behind `lazy` and what separates the two, which may be a continued line.
  package var keyword: UInt32
  /// The lines of the statement, ends included, when nothing but a comment shares them; else empty, and so on a last
  /// line that has no end.
  package var lines: ByteRange
  /// The alias in it: `b.c as d`, `x as y`, `*`.
  package var alias: ByteRange
  /// `a.b` of `import a.b`; `m` of `from ..m import x`, without the dots; none in `from . import x`.
  package var module: TextID
  /// The bytes of the module's name in the statement, leading dots included.
  package var moduleRange: ByteRange
  /// `x` of `from m import x`, "*" of a star; none in the `import` form.
  package var name: TextID
  package var asName: TextID
  /// The name it binds: `asName`, else `name`, else the first part of `module`. None for a star.
  package var bound: TextID
  /// That name's symbol when the import binds at module level (under `global` in a function included), else none.
  package var symbol: SymbolID
  /// The function it stands in; none at module level and in a class body that runs with the module.
  package var function: FunctionID
  /// The innermost `with` at the same level around it; chained through `WithRecord.parent`.
  package var enclosingWith: WithID
  /// The first use that reads the name while the module's body runs, following calls of local functions.
  /// The chain `module → call f() at 30 → read at 12` is `ModuleSummary.chain(to:)`.
  package var firstImportUse: UseID
  /// The first use that reads it later: in a function that the module's body does not call.
  package var firstDeferredUse: UseID
  /// The comment on the line where the statement ends, empty when there is none.
  package var comment: ByteRange
  /// Leading dots.
  package var level: UInt16
  package var flags: Flags
  package var context: ImportContext
  /// Why the place is not always reached.
  package var guardKind: GuardKind

  package struct Flags: OptionSet, Hashable, Sendable {
    package let rawValue: UInt32
    @inlinable package init(rawValue: UInt32) { self.rawValue = rawValue }
    /// Written with the `lazy` keyword.
    package static let isLazy = Flags(rawValue: 1 << 0)
    /// The `from … import` form.
    package static let isFrom = Flags(rawValue: 1 << 1)
    package static let isStar = Flags(rawValue: 1 << 2)
    /// `from __future__ import …`.
    package static let isFuture = Flags(rawValue: 1 << 3)
    /// Innermost scope is a function or lambda.
    package static let inFunction = Flags(rawValue: 1 << 4)
    /// Innermost scope is a class (whether or not a function is around it).
    package static let inClass = Flags(rawValue: 1 << 5)
    /// Anywhere in a `try` statement of its own scope: the `lazy` keyword is refused.
    package static let inTry = Flags(rawValue: 1 << 6)
    /// CPython 3.15 compiles it eager because an exception block is open: `try` body, handler,
    /// `else` of a `try` that has a `finally`.
    package static let inExceptionBlock = Flags(rawValue: 1 << 7)
    package static let inHandler = Flags(rawValue: 1 << 8)
    package static let inElse = Flags(rawValue: 1 << 9)
    package static let inFinally = Flags(rawValue: 1 << 10)
    /// In a `with` of its own scope.
    package static let inWith = Flags(rawValue: 1 << 11)
    /// In a `for` or `while` of its own scope.
    package static let inLoop = Flags(rawValue: 1 << 12)
    /// In an `if` or `match` of its own scope whose condition is not settled statically.
    package static let inBranch = Flags(rawValue: 1 << 13)
    /// The statement has more than one alias.
    package static let isOneOfMany = Flags(rawValue: 1 << 14)
    /// Some handler of the innermost `try` around its body catches ImportError, ModuleNotFoundError or everything.
    package static let isGuarded = Flags(rawValue: 1 << 15)
    /// The comment on its line holds `noqa`.
    package static let hasNoqa = Flags(rawValue: 1 << 16)
    /// `firstImportUse` happens whenever the module's body runs; without it, only on some branch.
    package static let importUseIsCertain = Flags(rawValue: 1 << 17)
    /// The name is read somewhere: at import, later, in an annotation or a string, or is in `__all__`.
    package static let isUsed = Flags(rawValue: 1 << 18)
    /// Its name is in the module's literal `__all__`.
    package static let isExported = Flags(rawValue: 1 << 19)
    /// `import x as x`, `from m import x as x`: the spelling of a deliberate re-export.
    package static let isRedundantAlias = Flags(rawValue: 1 << 20)
    /// Rebound or deleted at module level after the import, before the body ends; of a name that `lazy` would bind in
    /// a function, bound or deleted by anything else there or in the functions around it.
    package static let isRebound = Flags(rawValue: 1 << 21)
    /// The only statement of its block, which must not become empty.
    package static let isOnlyStatement = Flags(rawValue: 1 << 22)
    /// In a function, where a parameter was not given and under no other condition: `if x is None:`.
    package static let whenOmitted = Flags(rawValue: 1 << 23)
  }

  @inlinable package var isFrom: Bool { flags.contains(.isFrom) }
  @inlinable package var isStar: Bool { flags.contains(.isStar) }
  @inlinable package var isLazy: Bool { flags.contains(.isLazy) }

  /// The first use while the module's body runs, else the first one later.
  @inlinable package var firstUse: UseID { firstImportUse.isPresent ? firstImportUse : firstDeferredUse }

  /// `lazy` with all up to the next word; empty without the keyword.
  @inlinable package var lazyPrefix: ByteRange { ByteRange(statement.start, keyword) }
}

/// Why a place is not reached on every run of the module's body.
package enum GuardKind: UInt8, Hashable, Sendable {
  /// It is, as far as the source shows; conditions that always hold for the target do not count.
  case none
  /// `if TYPE_CHECKING:`, `if False:`, `MYPY`: never at run time.
  case typeChecking
  /// A comparison of the Python version that is false for the target.
  case version
  /// A comparison of the platform that is false for the host.
  case platform
  /// Any other condition that is never true, such as `if 0:`.
  case constant
  /// `if __name__ == "__main__":`: only when run as a script.
  case main
  /// Some condition, loop or handler that the source does not settle.
  case conditional

  /// Never executed at run time for the target.
  @inlinable package var isNever: Bool {
    switch self {
    case .typeChecking, .version, .platform, .constant: true
    case .none, .main, .conditional: false
    }
  }
}

/// What stands between an import and laziness (`semantics.md` 1.1, 1.4, 1.8).
package enum LazyObstacle: UInt8, Hashable, Sendable {
  case function, classBody, tryStatement, star, future
  /// How CPython's message names the place, or nil for star and future.
  package var place: String? {
    switch self {
    case .function: "functions"
    case .classBody: "classes"
    case .tryStatement: "try/except blocks"
    case .star, .future: nil
    }
  }
}

extension ImportRecord {
  /// What CPython refuses the `lazy` keyword for here, in its own order of precedence; nil where it is allowed.
  package var obstacleToKeyword: LazyObstacle? {
    if flags.contains(.isFuture) { return .future }
    if flags.contains(.inTry) { return .tryStatement }
    if flags.contains(.inFunction) { return .function }
    if flags.contains(.inClass) { return .classBody }
    if flags.contains(.isStar) { return .star }
    return nil
  }

  /// Can the statement be lazy by its place alone, in mode `all` or through `__lazy_modules__`?
  package var isPotentiallyLazy: Bool {
    flags.isDisjoint(with: [.isStar, .isFuture, .inFunction, .inClass, .inExceptionBlock])
  }

  /// Would the dialect make it lazy by itself? `__lazy_modules__` needs the absolute module name: see `Program`.
  package func isEligible(_ dialect: Dialect) -> Bool {
    switch dialect {
    case .all: return isPotentiallyLazy
    case .explicit: return isLazy && obstacleToKeyword == nil
    case .cinder:
      // No block may be open but `if` and `match`; the whole `try` statement is eager.
      return flags.isDisjoint(with: [.isStar, .isFuture, .inFunction, .inClass, .inTry, .inWith, .inLoop])
    }
  }
}

/// The items of one `with` statement that holds imports.
package struct WithRecord: Hashable, Sendable {
  /// The whole statement.
  package var statement: ByteRange
  /// From the first item to the last.
  package var items: ByteRange
  /// The dotted name called or named by the first item, resolved through the module's imports where it can be:
  /// `contextlib.suppress` for `suppress` after `from contextlib import suppress`. None when it is no dotted name.
  package var manager: TextID
  /// The text of the first item's call arguments, as written, without parentheses; none when not a call.
  package var arguments: TextID
  /// How many items there are.
  package var itemCount: UInt16
  /// The `with` around this one.
  package var parent: WithID
}

// What a dotted name leads to, and what a file is called.
package import Basics

package struct ResolvedModule: Hashable, Sendable {
  package enum Kind: Sendable {
    /// Source at `path`; `detail` is the version that a library module was written for when it is not the target's.
    case source
    /// Folders without `__init__`: `portions`.
    case namespacePackage
    /// An extension module or bytecode, at `path` if it is built.
    case compiled
    /// In the target's standard library, without source here.
    case builtin
    /// Was in the standard library; `detail` is the version that removed it.
    case removed
    /// In the standard library of other platforms only; `detail` names them.
    case otherPlatform
    /// In the standard library of later versions only; `detail` is the version that added it.
    case tooNew
    /// Nothing provides it, and all that could is known.
    case missing
    /// Nothing that we see provides it, but something that we do not see may; `detail` says what.
    case unknown
  }

  package var kind: Kind
  package var path: FilePath?
  package var isPackage = false
  package var isStandardLibrary = false
  /// Of the project itself: below one of its roots.
  package var isOwn = false
  /// The folders to search for submodules: a package's own, or the portions of a namespace package.
  package var portions: [FilePath] = []
  package var detail = ""

  init(_ kind: Kind, path: FilePath? = nil, detail: String = "") {
    self.kind = kind
    self.path = path
    self.detail = detail
  }

  /// Something of this name can be imported.
  package var exists: Bool {
    switch kind {
    case .source, .namespacePackage, .compiled, .builtin: true
    case .removed, .otherPlatform, .tooNew, .missing, .unknown: false
    }
  }
}

/// What other modules call a file.
package struct ModuleName: Hashable, Sendable {
  /// Absolute and dotted, `pkg` for `pkg/__init__.py`; empty when no import statement can name it.
  package var name: String
  /// An `__init__`.
  package var isPackage: Bool
  /// The folder that the name counts from.
  package var root: FilePath
}

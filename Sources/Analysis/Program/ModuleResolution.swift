// What a dotted module name leads to: the seam to whoever knows search paths, environments and the standard library.
package import Basics
package import PythonSyntax

/// The answer for one absolute module name.
package struct ModuleResolution: Hashable, Sendable {
  package enum Kind: UInt8, Hashable, Sendable {
    /// Source at `path`; `isPackage` says whether it is an `__init__`. `detail` is the version that a module of the
    /// standard library was written for when it is not the target's: its names may differ.
    case source
    /// Folders without `__init__`.
    case namespacePackage
    /// An extension module or compiled file at `path`: it exists, its names are unknown.
    case compiled
    /// In the standard library of the target, without source here: compiled in, or no library was found on this machine.
    case builtin
    /// It was in the standard library, and is gone: `detail` is the version that removed it, "3.12".
    case removed
    /// In the standard library of other platforms only: `detail` names them, "Windows".
    case otherPlatform
    /// In the standard library of newer versions only: `detail` is the version that added it.
    case tooNew
    /// Nothing provides it, and the environment is known.
    case missing
    /// Nothing provides it, but the environment is not known, so nothing follows.
    case unknown
  }
  package var kind: Kind
  package var isPackage: Bool
  /// Of the standard library: there in every environment.
  package var isStandardLibrary: Bool
  package var path: FilePath?
  package var detail: String

  package init(
    _ kind: Kind, path: FilePath? = nil, isPackage: Bool = false, isStandardLibrary: Bool = false, detail: String = ""
  ) {
    self.kind = kind
    self.path = path
    self.isPackage = isPackage
    self.isStandardLibrary = isStandardLibrary
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

/// What the program asks of the world outside. Values, so that a snapshot keeps what it was made with.
package struct ModuleProvider: Sendable {
  /// What an absolute dotted name leads to for the files of a context (`FileDescription.context`). Asked once for each
  /// name that is no file of the program; called from several threads.
  package var resolve: @Sendable (_ name: String, _ context: UInt32) -> ModuleResolution
  /// The text of a source file; nil if it cannot be read.
  package var read: @Sendable (_ path: FilePath) -> SourceText?
  /// Knows summaries of files on disk; nil: all are read.
  package var cache: (any SummaryCache)?
  /// `read` gives another text than the disk's.
  package var isEdited: @Sendable (_ path: FilePath) -> Bool = { _ in false }
  /// What the user says of functions, by dotted name: see `Configuration.effects`.
  package var effects: [String: String] = [:]

  package init(
    resolve: @escaping @Sendable (String, UInt32) -> ModuleResolution,
    read: @escaping @Sendable (FilePath) -> SourceText?
  ) {
    self.resolve = resolve
    self.read = read
  }
}

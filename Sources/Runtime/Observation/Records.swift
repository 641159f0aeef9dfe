// What an evaluation leaves behind, as plain data: nothing of it points into the world.

/// A line of a file.
package struct Place: Sendable, Hashable {
  package var path: String
  package var line: Int
  package init(path: String, line: Int) {
    self.path = path
    self.line = line
  }
}

/// A module whose body ran, or began to.
package struct LoadRecord: Sendable {
  package var name: String
  /// Nil for modules without a file.
  package var path: String?
  /// In the order in which bodies began, from 0.
  package var order: Int
  /// The load during which this one happened: its `order`.
  package var parent: Int?
  /// Where the import statement stands.
  package var importedAt: Place?
  /// Of a deferred import: where it was used.
  package var reifiedAt: Place?
  /// The module whose code asked for it.
  package var importer: String?
  package var hasFailed = false
  /// With all that it loaded.
  package var microseconds = 0
  package var instructions = 0
  /// Without what it loaded.
  package var ownMicroseconds = 0
  package var ownInstructions = 0
  /// How far the program was when its body began, counted from the first load.
  package var startMicroseconds = 0
  package var startInstructions = 0
  package var startBytes = 0
  /// What it made on the heap, with and without what it loaded.
  package var bytes = 0
  package var ownBytes = 0

  package init(name: String, path: String?, order: Int, parent: Int?) {
    self.name = name
    self.path = path
    self.order = order
    self.parent = parent
  }
}

/// An import that was done while a module's body ran, whether it loaded something or found it loaded.
package struct ImportRecord: Sendable {
  /// The load during which it was done: its `order`.
  package var load: Int
  /// The module in which the statement stands.
  package var importer: String
  package var module: String
  package var importedAt: Place?
  /// Of a deferred import: where it was used.
  package var reifiedAt: Place?

  package init(load: Int, importer: String, module: String, importedAt: Place?, reifiedAt: Place?) {
    self.load = load
    self.importer = importer
    self.module = module
    self.importedAt = importedAt
    self.reifiedAt = reifiedAt
  }
}

/// An import that nobody has used yet.
package struct DeferredRecord: Sendable {
  package var importer: String
  package var bound: String
  package var module: String
  /// Of `from module import name`.
  package var name: String?
  /// Where the import statement stands.
  package var importedAt: Place?

  package init(importer: String, bound: String, module: String, name: String?, importedAt: Place? = nil) {
    self.importer = importer
    self.bound = bound
    self.module = module
    self.name = name
    self.importedAt = importedAt
  }
}

/// What a container holds that a module keeps: by it a registry shows who has registered.
package struct TableRecord: Sendable, Hashable {
  /// The way to it: "app.registry.HANDLERS".
  package var name: String
  package var count: Int
  /// Of its first entries those that are strings: a dict's keys, else the elements. A set's are sorted.
  package var entries: [String]
  /// Of a registry whose entries serve who made them: for each the modules whose functions and classes it names.
  package var owners: [[String]] = []

  package init(name: String, count: Int, entries: [String], owners: [[String]] = []) {
    self.name = name
    self.count = count
    self.entries = entries
    self.owners = owners
  }
}

package enum EffectKind: String, Sendable, CaseIterable {
  case sysPath = "sys-path"
  case sysModules = "sys-modules"
  case environ
  case foreignMutation = "foreign-mutation"
  case output
  case fileRead = "file-read"
  case fileWrite = "file-write"
  case thread, process, network, signal, atexit
}

/// Something that reaches beyond the module whose body is running.
package struct EffectRecord: Sendable {
  package var kind: EffectKind
  /// Whose body is running.
  package var module: String
  package var path: String
  package var line: Int
  package var detail: String

  package init(kind: EffectKind, module: String, path: String, line: Int, detail: String) {
    self.kind = kind
    self.module = module
    self.path = path
    self.line = line
    self.detail = detail
  }
}

package struct TracebackEntry: Sendable {
  package var path: String
  package var line: Int
  package var function: String

  package init(path: String, line: Int, function: String) {
    self.path = path
    self.line = line
    self.function = function
  }
}

/// An exception with its traceback and what caused it.
package struct ExceptionRecord: Sendable {
  package var type: String
  package var message: String
  package var traceback: [TracebackEntry]
  /// Its cause, else its context unless that is suppressed. At most one; an array because a structure cannot hold itself.
  package var causes: [ExceptionRecord] = []
  /// It, or what is behind it, comes of what the sandbox does not let through or the runtime does not do.
  package var isOfSandbox = false

  package init(type: String, message: String, traceback: [TracebackEntry], cause: ExceptionRecord? = nil) {
    self.type = type
    self.message = message
    self.traceback = traceback
    causes = cause.map { [$0] } ?? []
  }
}

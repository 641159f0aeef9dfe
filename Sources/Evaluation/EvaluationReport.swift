// What happened in an evaluation: the report that `lazyls eval --format json` prints.
package import Modules
package import Runtime

/// Plain data, made where the world is and sent to who asked.
package struct EvaluationReport: Sendable {
  package enum Outcome: String, Sendable {
    case completed, raised
    case budgetExceeded = "budget-exceeded"
    /// It needs what the runtime does not have.
    case unsupported
    /// The process that evaluated it died.
    case crashed
  }

  package struct Resolved: Sendable {
    package var bound: String
    package var importer: String
    /// Where its statement stands.
    package var importedAt: Place?
    package var exception: ExceptionRecord?
  }

  package var target: String
  package var dialect: String
  package var outcome: Outcome
  /// Of a budget: what was used up; of a crash: how the process ended.
  package var reason: String?
  package var exception: ExceptionRecord?
  package var stdout = ""
  package var stderr = ""
  /// What finalizers printed when the interpreter ended, to both streams; nil: nobody asked.
  package var lastWords: String?
  package var loaded: [LoadRecord] = []
  /// How many of them began before the target had ended; nil: nobody asked.
  package var loadsUntilEnd: Int?
  package var deferred: [DeferredRecord] = []
  /// Nil: nobody asked.
  package var resolved: [Resolved]?
  /// Nil: nobody asked.
  package var imports: [ImportRecord]?
  package var namespace: [(name: String, type: String)] = []
  package var effects: [EffectRecord] = []
  /// Modules that stand in as opaque values.
  package var opaque: [String] = []
  /// Functions and classes that rest on opaque values.
  package var tainted: [String] = []
  /// Exceptions that were not raised because they came of opaque values.
  package var absorbed: [String] = []
  package var unsupported: [String] = []
  /// What the containers of modules hold at the end; nil: nobody asked.
  package var tables: [TableRecord]?
  /// What the registries of the interpreter and the library hold at the end; nil: nobody asked.
  package var registries: [TableRecord]?
  /// What was asked of the disk, with the answers; nil: nobody wants to know, or it changed meanwhile.
  package var questions: [FileAnswer]?
  package var microseconds = 0
  package var instructions = 0
  /// Of the world's heap, at the end.
  package var bytes = 0

  package init(target: String, dialect: String, outcome: Outcome) {
    self.target = target
    self.dialect = dialect
    self.outcome = outcome
  }
}

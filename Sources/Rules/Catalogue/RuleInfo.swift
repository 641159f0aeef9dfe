// What is known of a rule without running it: its code, name, page and what its severity usually is.
package import Analysis
package import Basics

/// The families of the catalogue; each is a folder beside this one.
package enum RuleFamily: UInt8, Sendable, CaseIterable {
  case deferredErrors = 1
  case annotations = 2
  case importMachinery = 3
  case sideEffects = 4
  case lazySyntax = 5
  case opportunities = 6
  case tool = 9

  package var title: String {
    switch self {
    case .deferredErrors: "Deferred errors"
    case .annotations: "Annotations and typing patterns that defeat laziness"
    case .importMachinery: "sys.path and the import machinery"
    case .sideEffects: "Side effects, registries, submodules, order"
    case .lazySyntax: "`lazy` and `__lazy_modules__`"
    case .opportunities: "Opportunities"
    case .tool: "The tool itself"
    }
  }
}

/// Whether a rule's findings can be mended by an edit.
package enum FixAvailability: UInt8, Sendable { case none, sometimes, always }

/// What a rule's findings say, and so what an evaluation can settle about them.
package enum RuleClaim: UInt8, Sendable {
  /// The program behaves in another way.
  case behaviour
  /// The same, because nothing provides the module of an import.
  case moduleMissing
  /// An import is loaded while modules load, so that its laziness wins nothing.
  case loadsAtImport
}

/// A rule's entry in the catalogue.
package struct RuleInfo: Sendable {
  package let code: RuleCode
  /// Lower case with hyphens; reads as what is wrong.
  package let name: String
  package let family: RuleFamily
  package let severity: Severity
  /// The dialects in which it can report.
  package let dialects: [Dialect]
  package let claim: RuleClaim
  package let fix: FixAvailability
  /// The page that `lazyls explain` prints, in Markdown: sections *What it does*, *Why is this bad*, *Example*,
  /// *Use instead*, and *Fix safety* where there is a fix.
  package let page: String

  package init(
    _ code: UInt16, _ name: String, _ family: RuleFamily, _ severity: Severity,
    dialects: [Dialect] = [.all, .explicit, .cinder], claim: RuleClaim = .behaviour,
    fix: FixAvailability, page: String
  ) {
    self.code = RuleCode(code)
    self.name = name
    self.family = family
    self.severity = severity
    self.dialects = dialects
    self.claim = claim
    self.fix = fix
    self.page = page
  }
}

/// A rule: static facts and a check of one module of a linked program. There is no instance, so no state
/// can leak from one module to the next.
package protocol Rule: SendableMetatype {
  static var info: RuleInfo { get }
  /// Appends what it finds in the context's module. Does no I/O and reads no tree: what it needs is in the summaries.
  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding])
}

extension RuleInfo {
  /// The page under the rule's code, name and what it is by default.
  package var titledPage: String {
    let dialects = dialects.map(\.word).joined(separator: ", ")
    return "# \(code) \(name)\n\n\(severity.word) · \(dialects)\n\n\(page)"
  }
}

// LZ901: the file is no Python for the target version.
import Analysis
import Basics
import PythonSyntax

enum UnparsableSource: Rule {
  static let info = RuleInfo(
    901, "unparsable-source", .tool, .error, fix: .none,
    page: """
      ## What it does
      Reports source that CPython does not compile or that is too new for the target version, in CPython's own words and
      place, and files whose bytes do not fit their encoding.

      ## Why is this bad
      Such a file cannot be imported, now or lazily, and what other modules take from it is unknown.

      ## Example
      ```python
      lazy import
      ```

      ## Use instead
      ```python
      lazy import json
      ```

      ## Fix safety
      None, because what was meant is not known.
      """)

  /// Broken files often have a trail of errors behind the first; more than these help nobody.
  private static let limit = 5

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    for error in context.summary.syntaxErrors.prefix(limit) {
      let name = context.program[context.file].description.module
      let related =
        error == context.summary.syntaxErrors.first && !name.isEmpty
        ? importers(context) : []
      findings.append(
        Finding(
          info.code, info.severity, at: context.here(error.range), message(error), related: related))
    }
  }

  private static func message(_ error: SyntaxError) -> String {
    switch error.kind {
    case .syntaxError: "This is no Python: \(error.message)."
    case .indentationError: "The indentation is wrong: \(error.message)."
    case .tabError: "The indentation is wrong: \(error.message)."
    case .tooNew: "\(error.message.prefix(1).uppercased() + error.message.dropFirst())."
    case .encoding: "The file cannot be decoded: \(error.message)."
    case .limit: "Python gives up here: \(error.message)."
    }
  }

  /// Up to three imports of the broken module: their verdicts are unknown.
  private static func importers(_ context: borrowing RuleContext) -> [RelatedLocation] {
    let module = context.program.module(of: context.file)
    return context.program.importers(of: module).prefix(3).map { reference in
      let record = context.program[reference.file].summary[reference.importID]
      return RelatedLocation(Location(reference.file, record.statement), "imported here")
    }
  }
}

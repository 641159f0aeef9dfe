// LZ106: the first use of a deferred import in a `try` that takes its ImportError for something else.
import Analysis
import Basics

enum ImportErrorSwallowed: Rule {
  static let info = RuleInfo(
    106, "import-error-swallowed", .deferredErrors, .warning, fix: .sometimes,
    page: """
      ## What it does
      Reports uses of a deferred import in a `try` whose handler catches everything (`except Exception:`, a bare
      `except:`) without naming ImportError and without raising again, when the import cannot succeed: its module is not
      found, or loads another one that is not.

      Also of handlers that name KeyError or LookupError, when the module's body reads `os.environ["NAME"]` without a
      guard: that KeyError is then raised at the first use.

      ## Why is this bad
      Eagerly the program stops where the import is written, and says what is missing. Deferred, the error comes up at the
      first use, where the handler takes it for the failure that it was written for.

      ## Example
      ```python
      import codec

      def read(key):
          try:
              return codec.load(cache[key])
          except Exception:
              return None
      ```

      ## Use instead
      ```python
      import codec

      def read(key):
          load = codec.load  # fails here when the module is not there
          try:
              return load(cache[key])
          except Exception:
              return None
      ```

      ## Fix safety
      Reading the name above the `try` raises the ImportError there: unsafe, since nobody may catch it.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    if summary.tries.isEmpty { return }
    for index in summary.imports.indices {
      let id = ImportID(index)
      let record = summary.imports[index]
      guard record.firstUse.isPresent, context.isDeferred(id), let failure = failure(of: id, context) else { continue }
      var uses = summary.uses(of: id).filter { $0.time == .deferred && $0.kind != .exceptClause }
      if record.firstImportUse.isPresent {
        // The body itself comes by here before anybody else does.
        uses.removeAll { $0.start != summary[record.firstImportUse].start }
      }
      for (position, use) in uses.enumerated() {
        guard let statement = innermostTry(around: use, summary), failure.isTaken(by: statement.catches) else {
          continue
        }
        // A use above in the same function has raised already.
        if uses[..<position].contains(where: {
          $0.function == use.function && !$0.flags.contains(.isConditional) && !statement.body.contains($0.start)
        }) {
          continue
        }
        var related = [context.note(record.statement, "the import, which waits")]
        if let place = failure.place { related.append(place) }
        related += [
          context.note(use.range, "the first use, which raises the \(failure.error)"),
          context.note(statement.handler, "catches it"),
        ]
        let name = context.moduleName(id)
        let message =
          switch failure.error {
          case .importError:
            "This is where the import of `\(name)` fails, `\(failure.name)` is not there, and the handler below takes that for another error."
          case .keyError:
            "Without `\(failure.name)` in the environment the load of `\(name)` fails here, and the handler below takes its KeyError for another one."
          }
        findings.append(
          Finding(
            info.code, .warning, .likely, at: context.here(use.range), message, related: related,
            fixes: fixes(context, record, statement)))
        break
      }
    }
  }

  /// How a load ends, and what says so.
  private struct Failure {
    enum Error: CustomStringConvertible {
      case importError, keyError
      var description: String { self == .importError ? "ImportError" : "KeyError" }
    }
    var error: Error
    /// The module that is missing, or the variable.
    var name: String
    var place: RelatedLocation?

    /// Do handlers take it for the error that they are meant for?
    func isTaken(by catches: TryRecord.Catches) -> Bool {
      if catches.contains(.raisesAgain) { return false }
      switch error {
      case .importError: return catches.contains(.everything) && !catches.contains(.importError)
      case .keyError: return catches.contains(.keyError)
      }
    }
  }

  private static func failure(of id: ImportID, _ context: borrowing RuleContext) -> Failure? {
    if let missing = missingModule(of: id, context) {
      return Failure(error: .importError, name: missing.name, place: missing.place)
    }
    let program = context.program
    guard let file = program.file(program.module(loadedBy: id, in: context.file)), !program[file].isExternal,
      file != context.file
    else { return nil }
    let summary = program[file].summary
    guard
      let needed = summary.events.first(where: {
        $0.kind == .environmentNeeded && $0.value.base == .literal && !isSet($0, summary)
      })
    else { return nil }
    return Failure(
      error: .keyError, name: summary.text(needed.value.text),
      place: RelatedLocation(Location(file, needed.range), "needs the variable when the module is loaded"))
  }

  /// The module's own body gives the variable a value above.
  private static func isSet(_ needed: ImportTimeEvent, _ summary: ModuleSummary) -> Bool {
    summary.events.contains {
      $0.kind == .environment && $0.time < needed.time && $0.value == needed.value
        && !summary.texts.equals($0.method, "del") && !summary.texts.equals($0.method, "pop")
    }
  }

  private static func fixes(
    _ context: borrowing RuleContext, _ record: ImportRecord, _ statement: TryRecord
  ) -> [Fix] {
    let name = context.nameThatLoads(record)
    var edits = LazyEdits(context)
    return edits.read(name, above: statement).map { [Fix("Read `\(name)` above the `try`", .unsafe, [$0])] } ?? []
  }

  private static func innermostTry(around use: Use, _ summary: borrowing ModuleSummary) -> TryRecord? {
    summary.tries.last { $0.function == use.function && $0.body.contains(use.start) }
  }

  /// The module that is not there when the import is resolved: its own, or one that its body needs.
  private static func missingModule(
    of id: ImportID, _ context: borrowing RuleContext
  ) -> (name: String, place: RelatedLocation?)? {
    let program = context.program
    let target = program.target(of: id, in: context.file)
    guard target.isPresent else { return nil }
    if program.isMissing(target) { return (program.name(target), nil) }
    guard let file = program.file(target), !program[file].isExternal, program.leadsToMissing(file) else { return nil }
    let summary = program[file].summary
    for index in summary.imports.indices {
      let record = summary.imports[index]
      guard record.guardKind == .none, !record.flags.contains(.inFunction) else { continue }
      let module = program.target(of: ImportID(index), in: file)
      guard module.isPresent, program.isMissing(module) else { continue }
      let runs =
        !program.isEligible(ImportID(index), in: file, context.dialect)
        || record.flags.contains(.importUseIsCertain)
      if runs {
        return (
          program.name(module), RelatedLocation(Location(file, record.statement), "loaded by it, and not found")
        )
      }
    }
    return nil
  }
}

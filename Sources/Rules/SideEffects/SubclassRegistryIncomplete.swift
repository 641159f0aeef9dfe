// LZ409: a class is asked for its subclasses, and the modules that make them are deferred.
import Analysis
import Basics

enum SubclassRegistryIncomplete: Rule {
  static let info = RuleInfo(
    409, "subclass-registry-incomplete", .sideEffects, .error, fix: .sometimes,
    page: """
      ## What it does
      Reports deferred imports of modules that define subclasses of a class, in a file that asks this class for
      `__subclasses__()` and does not load those modules before.

      ## Why is this bad
      `__subclasses__()` knows the classes that exist. A class of a module that is not loaded yet does not, so the list
      is shorter than it was, and nothing says so.

      ## Example
      ```python
      from base import Plugin
      import plugins.plot

      def all_plugins():
          return [cls() for cls in Plugin.__subclasses__()]
      ```

      ## Use instead
      ```python
      from importlib import import_module

      def all_plugins():
          for name in ["plugins.plot"]:
              import_module(name)
          return [cls() for cls in Plugin.__subclasses__()]
      ```

      ## Fix safety
      Where the import is marked, dropping the mark makes it eager; where it is deferred without one, its name on the line
      below loads it at once. Unsafe, since it is loaded with this file then.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    let program = context.program
    guard summary.effectSites.count > 0 else { return }
    let questions = context.effects.subclassQuestions(in: context.file, context.resolver)
    if questions.isEmpty { return }
    var reported: Set<FileID> = []
    for index in summary.imports.indices {
      let id = ImportID(index)
      let record = summary.imports[index]
      guard !record.isStar, context.isDeferred(id), !record.flags.contains(.inFunction), record.guardKind != .main
      else { continue }
      let loaded = context.newlyLoaded(by: id).compactMap { program.file($0) }
      for question in questions {
        if record.firstImportUse.isPresent, !question.function.isPresent,
          summary[record.firstImportUse].start < question.range.start
        {
          continue
        }
        if record.firstImportUse.isPresent, question.function.isPresent { continue }
        if isLoadedBefore(summary, id, question) { continue }
        let deriving = context.effects.files(
          among: loaded.filter { $0 != question.file }, deriving: question, context.resolver)
        guard let (file, classID) = deriving.first, reported.insert(file).inserted else { continue }
        let base = program[question.file].summary.qualifiedName(question.classID)
        let derived = program[file].summary
        findings.append(
          Finding(
            info.code, record.flags.contains(.isUsed) ? .warning : .error, .resolved, at: context.here(record.alias),
            "`\(program.name(program.module(of: file)))` makes `\(derived.qualifiedName(classID))`, a subclass of "
              + "`\(base)`; deferred, it is missing where `\(base).__subclasses__()` is asked for.",
            related: [
              context.note(record.alias, "the import"),
              RelatedLocation(Location(file, derived[classID].range.first), "the subclass"),
              context.note(question.range, "asked for here"),
            ], fixes: context.makeEager(record)))
        break
      }
    }
  }

  /// The function that asks uses the import above the question.
  private static func isLoadedBefore(_ summary: ModuleSummary, _ id: ImportID, _ question: SubclassQuestion) -> Bool {
    summary.uses.contains {
      $0.importID == id && $0.function == question.function && $0.start < question.range.start
        && $0.time != .annotation && $0.time != .never
    }
  }
}

extension ByteRange {
  /// Its first bytes: a class's word and the beginning of its name.
  fileprivate var first: ByteRange { ByteRange(start, min(end, start + 5)) }
}

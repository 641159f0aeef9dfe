// LZ303: an import in a `with` whose effect is to cover the load, which comes later.
import Analysis
import Basics

enum ImportInScopedContext: Rule {
  static let info = RuleInfo(
    303, "import-in-scoped-context", .importMachinery, .warning, dialects: [.all, .explicit], fix: .sometimes,
    page: """
      ## What it does
      Reports deferred imports in a `with` whose manager sets something for the time of the block that a module's load can
      see: `warnings.catch_warnings`, `redirect_stdout` and `redirect_stderr`, `contextlib.chdir`, `mock.patch` and its
      forms, `pytest.warns`, `pytest.deprecated_call`. Also imports of other than the standard library between a variable
      of the environment that is set and the line that removes it or sets it again. Not where the block reads the name, and not under `cinder`, which
      leaves imports in a `with` eager.

      ## Why is this bad
      The block ends before the module is loaded. Its warnings are shown after all, its output is not caught, and it reads
      a file or an object that is no longer what the block made of it.

      ## Example
      ```python
      with warnings.catch_warnings():
          warnings.simplefilter("ignore")
          import pkg_resources
      ```

      ## Use instead
      ```python
      with warnings.catch_warnings():
          warnings.simplefilter("ignore")
          import pkg_resources
          pkg_resources
      ```

      ## Fix safety
      Reading the name in the block loads the module where an eager import would: safe.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    checkEnvironment(context, &findings)
    if summary.withs.isEmpty { return }
    for index in summary.imports.indices {
      let id = ImportID(index)
      let record = summary.imports[index]
      guard record.enclosingWith.isPresent, context.isDeferred(id), !context.isFreeToLoad(id),
        let (manager, effect) = covering(record.enclosingWith, summary)
      else { continue }
      if record.firstImportUse.isPresent, manager.statement.contains(summary[record.firstImportUse].start) { continue }
      let use = record.firstUse
      var related = [
        context.note(manager.items, "holds for this block only"),
        context.note(record.statement, "the import, which waits"),
      ]
      if use.isPresent { related.append(context.note(summary[use].range, "the first use, where it is loaded")) }
      findings.append(
        Finding(
          info.code, use.isPresent ? .warning : .information, .likely, at: context.here(record.alias),
          "`\(context.moduleName(id))` is loaded after this `with` has ended, so \(effect).", related: related,
          fixes: context.readAtOnce(record, .safe)))
    }
  }

  // MARK: The environment

  /// `os.environ["X"] = …`, the import, `del os.environ["X"]`.
  private static func checkEnvironment(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    let changes = summary.events.filter {
      $0.kind == .environment && $0.value.base == .literal && !$0.isConditional && !$0.function.isPresent
    }
    if changes.count < 2 { return }
    for index in summary.imports.indices {
      let id = ImportID(index)
      let record = summary.imports[index]
      let start = record.statement.start
      guard record.guardKind == .none, context.isDeferred(id), record.firstUse.isPresent,
        let set = changes.last(where: { $0.time < start && isSetting($0, summary) }),
        let undoing = changes.first(where: { $0.time > start && $0.value == set.value }),
        !summary.texts.equals(undoing.method, "setdefault")
      else { continue }
      let module = context.program.module(loadedBy: id, in: context.file)
      if context.program.facts(module).isStandardLibrary { continue }
      let first = record.firstImportUse
      if first.isPresent, PathEvents.position(of: summary[first], in: summary) < undoing.time { continue }
      let variable = context.text(set.value.text)
      findings.append(
        Finding(
          info.code, .warning, .likely, at: context.here(record.alias),
          "`\(context.moduleName(id))` is loaded at its first use, when `\(variable)` no longer has the value that is set for the import.",
          related: [
            context.note(set.range, "set for the import"), context.note(record.statement, "the import, which waits"),
            context.note(undoing.range, "taken back"),
            context.note(summary[record.firstUse].range, "the first use, where it is loaded"),
          ], fixes: context.readAtOnce(record, .safe)))
    }
  }

  private static func isSetting(_ event: ImportTimeEvent, _ summary: ModuleSummary) -> Bool {
    ["[]=", "putenv", "setdefault"].contains { summary.texts.equals(event.method, $0) }
  }

  // MARK: with

  /// The nearest `with` around whose first item is in the catalogue, and what is lost.
  private static func covering(_ inner: WithID, _ summary: ModuleSummary) -> (WithRecord, String)? {
    var id = inner
    while id.isPresent {
      let record = summary[id]
      if record.manager.isPresent, let effect = effects[summary.text(record.manager)] { return (record, effect) }
      id = record.parent
    }
    return nil
  }

  private static let effects: [String: String] = {
    var effects = [
      "warnings.catch_warnings": "its warnings are not covered",
      "contextlib.redirect_stdout": "its output is not redirected",
      "contextlib.redirect_stderr": "its error output is not redirected",
      "contextlib.chdir": "it runs in another working directory",
      "pytest.warns": "its warnings are not seen here",
      "pytest.deprecated_call": "its warnings are not seen here",
    ]
    for mock in ["unittest.mock.patch", "mock.patch"] {
      for form in ["", ".dict", ".object", ".multiple"] { effects[mock + form] = "it does not see what is patched" }
    }
    return effects
  }()
}

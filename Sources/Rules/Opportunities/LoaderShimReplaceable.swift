// LZ607: modules that defer imports by hand.
import Analysis
import Basics

enum LoaderShimReplaceable: Rule {
  static let info = RuleInfo(
    607, "loader-shim-replaceable", .opportunities, .hint, dialects: [.explicit], fix: .sometimes,
    page: """
      ## What it does
      Points at means of deferring imports by hand, for Python 3.15 and later: `lazy_loader.attach` and `attach_stub`,
      `importlib.util.LazyLoader`, `apipkg.initpkg`, `demandimport.enable`, and a module's `__getattr__` that imports.

      ## Why is this bad
      They came before `lazy`: some need stub files for type checkers, some leave names out of `dir()`, some are not safe
      among threads.

      ## Example
      ```python
      __getattr__, __dir__, __all__ = lazy_loader.attach(__name__, {"x"}, {"y": ["Z"]})
      ```

      ## Use instead
      ```python
      lazy from . import x
      lazy from .y import Z
      ```

      ## Fix safety
      `lazy_loader.attach` with literal arguments becomes `lazy` imports and an `__all__`: unsafe, since the module's own
      `__getattr__` and `__dir__` are gone, and with them the variable `EAGER_IMPORT`. None where a name is also that of a
      submodule, nor for the other loaders: what they serve stands in stub files, in calls elsewhere, or is computed.
      """)

  private static let shims: [String: String] = [
    "lazy_loader.attach": "lazy_loader.attach", "lazy_loader.attach_stub": "lazy_loader.attach_stub",
    "importlib.util.LazyLoader": "importlib.util.LazyLoader", "apipkg.initpkg": "apipkg.initpkg",
    "demandimport.enable": "demandimport.enable",
  ]

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    guard summary.options.target >= .v3_15 else { return }
    for call in summary.calls where call.kind == .loaderShim {
      guard let use = summary.uses(in: call.callee).first, use.importID.isPresent,
        let name = shims[context.origin(of: use)]
      else { continue }
      findings.append(
        Finding(
          info.code, .hint, .resolved, at: context.here(call.range),
          "`\(name)` defers imports by hand: `lazy` imports do that since Python 3.15.",
          related: [context.note(call.range, "defers imports")],
          fixes: name == "lazy_loader.attach" ? fixes(context, call, summary[use.importID]) : []))
    }
    if summary.flags.contains(.hasGetattr) { modulesGetattr(context, &findings) }
  }

  private static func fixes(_ context: borrowing RuleContext, _ call: NotableCall, _ loader: ImportRecord) -> [Fix] {
    if call.function.isPresent || call.isConditional { return [] }
    var edits = LazyEdits(context)
    return edits.importsInsteadOfAttach(call.range, function: loader).map { [Fix("Import lazily", .unsafe, $0)] } ?? []
  }

  /// `def __getattr__(name): return importlib.import_module(…)`, or with imports of its own.
  private static func modulesGetattr(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    for index in summary.functions.indices {
      let function = summary.functions[index]
      let id = FunctionID(index)
      guard !function.parent.isPresent, !function.classID.isPresent, summary.texts.equals(function.name, "__getattr__")
      else { continue }
      // One that warns, as those of deprecated names do, has more to say than an import.
      let warns = summary.imports.indices.contains { position in
        guard context.moduleName(ImportID(position)) == "warnings" else { return false }
        let record = summary.imports[position]
        return record.function == id
          || summary.uses.contains { $0.function == id && $0.importID == ImportID(position) }
      }
      if warns { continue }
      var place = summary.imports.first { $0.function == id && !$0.guardKind.isNever && $0.module.isPresent }?.statement
      if place == nil {
        place =
          summary.uses.first {
            $0.function == id && $0.importID.isPresent && context.origin(of: $0) == "importlib.import_module"
          }?.range
      }
      guard let place else { continue }
      let name = ByteRange(function.range.start, function.range.start + 3)
      findings.append(
        Finding(
          info.code, .hint, .likely, at: context.here(name),
          "This `__getattr__` imports what is asked for: `lazy` imports do that since Python 3.15.",
          related: [context.note(place, "imports on demand")]))
    }
  }
}

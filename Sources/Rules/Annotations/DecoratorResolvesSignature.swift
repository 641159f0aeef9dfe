// LZ208: decorators and calls that read the annotations of a function when they are given it.
import Analysis
import Basics

enum DecoratorResolvesSignature: Rule {
  static let info = RuleInfo(
    208, "decorator-resolves-signature", .annotations, .warning, claim: .loadsAtImport, fix: .sometimes,
    page: """
      ## What it does
      Reports deferred imports that are needed for nothing but the annotations of a function, when a decorator or a call
      of the module's body resolves those annotations at once: `functools.singledispatch` (`.register` by annotation),
      `inspect.signature`, `typing.get_type_hints`, `pydantic.validate_call`, `beartype.beartype`.

      ## Why is this bad
      The import is loaded where the function is defined, so nothing is won by deferring it; and if it fails, it fails
      there, with the decorator's call in the traceback.

      ## Example
      ```python
      lazy from pathlib import Path

      @process.register
      def _(value: Path): ...
      ```

      ## Use instead
      ```python
      from pathlib import Path

      @process.register
      def _(value: Path): ...
      ```

      ## Fix safety
      Where the import is marked, dropping the mark makes it eager; where it is deferred without one, its name on the line
      below loads it at once. Unsafe, since it is loaded with this file then.
      """)

  /// What reads annotations, and whether it evaluates strings too.
  private struct Reader {
    var name: String
    var place: ByteRange
    var function: FunctionID
    var evaluatesStrings: Bool
  }

  private static let decorators: Set<String> = [
    "pydantic.validate_call", "pydantic.validate_arguments", "pydantic.deprecated.decorator.validate_arguments",
    "beartype.beartype",
  ]
  private static let calls: [String: Bool] = [
    "inspect.signature": false, "inspect.get_annotations": false, "annotationlib.get_annotations": false,
    "typing.get_type_hints": true, "typing_extensions.get_type_hints": true,
  ]

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    // Earlier Pythons evaluate annotations at the definition, whoever asks.
    guard context.summary.options.target >= .v3_14 else { return }
    let summary = context.summary
    var seen: Set<ImportID> = []
    // All that one decorator or function loads is one matter: the remedy is the same.
    var groups: [Group] = []
    for reader in readers(context) {
      for use in summary.uses(in: summary[reader.function].range) {
        guard use.flags.contains(.inAnnotation), use.function != reader.function, use.importID.isPresent,
          reader.evaluatesStrings || use.time == .annotation,
          reader.evaluatesStrings || !summary.flags.contains(.postponesAnnotations),
          context.isDeferred(use.importID), !summary[use.importID].firstImportUse.isPresent,
          !context.isFreeToLoad(use.importID), !context.isLoadedBesides(use.importID),
          !context.isLoadedBefore(use.importID), seen.insert(use.importID).inserted
        else { continue }
        if let known = groups.firstIndex(where: { $0.reader.name == reader.name }) {
          groups[known].others.append(use)
        } else {
          groups.append(Group(reader: reader, first: use))
        }
      }
    }
    for group in groups {
      var related = [
        context.note(summary[group.first.importID].statement, "the import, which could wait"),
        context.note(group.reader.place, "resolves the annotations"),
        context.note(group.first.range, "the annotation"),
      ]
      for use in group.others {
        related.append(context.note(summary[use.importID].statement, "another, for an annotation below"))
      }
      let more = group.others.isEmpty ? "" : ", and \(group.others.count) more below"
      findings.append(
        Finding(
          info.code, .warning, .resolved, at: context.here(group.first.range),
          "`\(context.text(summary[group.first.symbol].text))` is loaded here\(more): `\(group.reader.name)` resolves this annotation while the module is imported.",
          related: related, fixes: context.makeEager(([group.first] + group.others).map(\.importID))))
    }
  }

  /// What one reader loads, in the order of the annotations.
  private struct Group {
    var reader: Reader
    var first: Use
    var others: [Use] = []
  }

  private static func readers(_ context: borrowing RuleContext) -> [Reader] {
    let summary = context.summary
    var found: [Reader] = []
    for use in summary.uses where use.kind == .decorator && use.time == .atImport && !use.flags.contains(.isConditional)
    {
      guard let function = decorated(by: use, summary) else { continue }
      if use.importID.isPresent {
        let name = context.origin(of: use)
        guard decorators.contains(name) else { continue }
        found.append(Reader(name: name, place: use.range, function: function, evaluatesStrings: true))
      } else if summary.texts.equals(use.chain, "register"), !use.flags.contains(.isIterated),
        isSingleDispatch(use.symbol, context)
      {
        let name = context.text(summary[use.symbol].text) + ".register"
        found.append(Reader(name: name, place: use.range, function: function, evaluatesStrings: true))
      }
    }
    for call in summary.calls
    where call.kind == .readsSignature && call.time == .atImport && !call.isConditional && call.subjectName.isPresent {
      guard let use = summary.uses(in: call.callee).first, use.importID.isPresent else { continue }
      let name = context.origin(of: use)
      guard let evaluatesStrings = calls[name] else { continue }
      let bindings = summary.bindings(of: summary.symbol(named: call.subjectName, of: summary.texts))
      guard bindings.count == 1, let function = bindings.first?.functionID, function.isPresent,
        !summary[function].flags.contains(.isDecorated)
      else { continue }
      found.append(Reader(name: name, place: call.range, function: function, evaluatesStrings: evaluatesStrings))
    }
    return found
  }

  /// The function whose decorator the use is; nil for a class.
  private static func decorated(by use: Use, _ summary: borrowing ModuleSummary) -> FunctionID? {
    guard
      let index = summary.functions.firstIndex(where: {
        $0.range.start >= use.end && $0.parent == use.function && $0.classID == use.classID && $0.name.isPresent
      })
    else { return nil }
    let start = summary.functions[index].range.start
    guard summary.functions[index].flags.contains(.isDecorated),
      !summary.classes.contains(where: { $0.range.start >= use.end && $0.range.start < start })
    else { return nil }
    return FunctionID(index)
  }

  private static func isSingleDispatch(_ symbol: SymbolID, _ context: borrowing RuleContext) -> Bool {
    let summary = context.summary
    return summary.uses.contains { use in
      guard use.kind == .decorator, use.importID.isPresent, let function = decorated(by: use, summary),
        summary.bindings(of: symbol).contains(where: { $0.functionID == function })
      else { return false }
      return context.origin(of: use) == "functools.singledispatch"
    }
  }
}

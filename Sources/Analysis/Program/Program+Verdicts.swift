// What becomes of each import under a dialect.
package import Basics

/// The record behind `--imports`, hover and code lenses.
package struct ImportVerdict: Hashable, Sendable {
  /// Would be lazy under the dialect.
  package var isEligible: Bool
  package var verdict: Verdict
  /// The use that loads it while its module's body runs.
  package var reifiedBy: UseID
  /// That use happens on every run.
  package var isCertain: Bool
  /// The first use by a function or `__main__` block.
  package var firstDeferredUse: UseID
  /// `reifiedBy`'s kind as reports name it: `.calledFunction` when the read is in a function that the body calls.
  package var kind: UseKind
}

/// How an import is named by `__lazy_modules__` when its statement runs.
package enum LazyListing: UInt8, Hashable, Sendable {
  case no, yes
  /// The list cannot be read from the source.
  case unknown
}

extension Program {
  /// Would the dialect make the import lazy, `__lazy_modules__` taken into account?
  package func isEligible(_ id: ImportID, in file: FileID, _ dialect: Dialect) -> Bool {
    let record = self[file].summary[id]
    if record.guardKind.isNever { return false }
    if record.isEligible(dialect) { return true }
    return dialect == .explicit && listing(of: id, in: file) == .yes
  }

  /// The verdict without regard to findings; the caller turns it into `.hazard` when one says so.
  package func verdict(of id: ImportID, in file: FileID, _ dialect: Dialect) -> ImportVerdict {
    let source = self[file]
    let record = source.summary[id]
    let isEligible = isEligible(id, in: file, dialect)
    var result = ImportVerdict(
      isEligible: isEligible, verdict: .eager, reifiedBy: .none, isCertain: false,
      firstDeferredUse: record.firstDeferredUse, kind: .name)
    guard isEligible else { return result }
    result.verdict = .lazy
    if record.firstImportUse.isPresent {
      let use = source.summary[record.firstImportUse]
      result.verdict = .reifiedAtImport
      result.reifiedBy = record.firstImportUse
      result.isCertain = record.flags.contains(.importUseIsCertain)
      result.kind = use.time == .deferred ? .calledFunction : use.kind
    }
    return result
  }

  // MARK: __lazy_modules__

  /// The name that the interpreter asks `__lazy_modules__` for: the absolute name of the statement's module.
  package func askedName(of id: ImportID, in file: FileID) -> String { name(target(of: id, in: file)) }

  /// What a `__lazy_modules__` entry says, with the module's own name put in; nil when it is not known.
  package func entryText(_ entry: LazyEntry, in file: FileID) -> String? {
    let description = self[file].description
    let text = self[file].summary.text(entry.text)
    switch entry.form {
    case .literal: return text
    case .packageRelative: return description.module.isEmpty ? nil : description.package + text
    case .moduleRelative: return description.module.isEmpty ? nil : description.module + text
    case .notString, .unknown: return nil
    }
  }

  /// Is the import in the list at the time when its statement runs? Asked whatever the keyword says.
  package func listing(of id: ImportID, in file: FileID) -> LazyListing {
    let source = self[file]
    if source.summary.lazyLists.isEmpty || !source.summary[id].isPotentiallyLazy { return .no }
    let statement = source.summary[id].statement
    let asked = askedName(of: id, in: file)
    if asked.isEmpty { return .no }
    var answer = LazyListing.no
    for list in source.summary.lazyLists {
      if list.statement.end > statement.start { break }
      let found = search(list, asked, in: file, source.summary)
      switch list.operation {
      case .assign: answer = list.isConditional && found != answer ? .unknown : found
      case .add: if found != .no { answer = list.isConditional && answer != .yes ? .unknown : found }
      case .remove: if found != .no { answer = list.isConditional ? .unknown : found == .yes ? .no : .unknown }
      case .delete: answer = list.isConditional && answer != .no ? .unknown : .no
      }
    }
    return answer
  }

  private func search(_ list: LazyListRecord, _ asked: String, in file: FileID, _ summary: ModuleSummary) -> LazyListing
  {
    switch list.container {
    case .none, .number, .bytes: return .no
    case .unknown, .generator: return .unknown
    case .list, .tuple, .set, .dictionary, .constructor, .string: break
    }
    for entry in summary.lazyEntries[list.entries.indices] {
      guard let text = entryText(entry, in: file) else { continue }
      if text == asked { return .yes }
      if list.container == .string, Self.contains(text, asked) { return .yes }
    }
    return list.isPartlyUnknown ? .unknown : .no
  }

  /// Substring search by bytes, as `str.__contains__` does by code points.
  private static func contains(_ text: String, _ part: String) -> Bool {
    let haystack = Array(text.utf8)
    let needle = Array(part.utf8)
    if needle.count > haystack.count { return false }
    for start in 0...(haystack.count - needle.count) where haystack[start..<start + needle.count].elementsEqual(needle)
    {
      return true
    }
    return false
  }
}

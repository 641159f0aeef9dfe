// What the effects of other files can depend on of one file: equal before and after most edits.
import Basics

/// All that `EffectResolver` and `loadEdges` read of a file when they follow a name into it: what is defined and by which
/// number, what names and attributes are bound to, what functions take and return. Not what functions do: that is in their
/// own nodes. Where things stand in the text plays no part; nor does whether a name that is not there can be told to be
/// missing, as while a line is typed, for neither is followed.
struct EffectInterface: Hashable, Sendable {
  private let hash: Int

  init(_ summary: ModuleSummary) {
    var hasher = FactHasher()
    var sketches = SketchHasher(summary)
    let texts = summary.texts
    for record in summary.functions {
      hasher.combine(texts.hash(record.name))
      hasher.combine(record.parent)
      hasher.combine(record.classID)
      hasher.combine(record.flags)
    }
    for facts in summary.functionFacts {
      hasher.combine(facts.parameterCount)
      hasher.combine(facts.positionalCount)
      hasher.combine(facts.flags)
    }
    for parameter in summary.parameters { hasher.combine(texts.hash(parameter)) }
    for record in summary.classes {
      hasher.combine(texts.hash(record.name))
      hasher.combine(record.function)
      hasher.combine(record.parent)
      hasher.combine(record.bases)
      hasher.combine(record.guardKind)
    }
    for base in summary.bases {
      hasher.combine(texts.hash(base.dotted))
      hasher.combine(base.isMetaclass)
    }
    for symbol in summary.symbols {
      hasher.combine(texts.hash(symbol.text))
      hasher.combine(symbol.bindings)
      hasher.combine(symbol.flags.intersection([.isBoundAtEnd, .isImported]))
    }
    for record in summary.imports {
      hasher.combine(texts.hash(record.module))
      hasher.combine(texts.hash(record.name))
      hasher.combine(record.level)
      hasher.combine(record.guardKind)
      hasher.combine(record.isFrom)
      hasher.combine(record.asName.isPresent)
      hasher.combine(record.function.isPresent)
    }
    hasher.combine(summary.flags.contains(.hasStarImport))
    hasher.combine(summary.exports.form)
    for entry in summary.exports.entries { hasher.combine(texts.hash(entry.text)) }
    for binding in summary.bindings {
      hasher.combine(binding.kind)
      hasher.combine(binding.record)
      hasher.combine(binding.guardKind)
    }
    for bound in summary.boundValues {
      hasher.combine(bound.symbol)
      hasher.combine(bound.classID)
      hasher.combine(texts.hash(bound.name))
      hasher.combine(sketches.hash(bound.value))
    }
    for function in summary.functionFacts.indices {
      for index in summary.sites(of: FunctionID(function)) where summary.effectSites[index].kind == .returning {
        hasher.combine(function)
        hasher.combine(sketches.hash(summary.effectSites[index].value))
      }
    }
    hash = hasher.finalize()
  }
}

/// What the code of a file does, as far as the file alone shows: what others do and load changes with it if they run it.
struct CodeInterface: Hashable, Sendable {
  private let hash: Int

  init(_ summary: ModuleSummary) {
    var hasher = FactHasher()
    var sketches = SketchHasher(summary)
    for function in summary.functionFacts.indices {
      hasher.combine(function)
      for index in summary.sites(of: FunctionID(function)) {
        hasher.combine(summary.effectSites[index].flags)
        hasher.combine(sketches.hash(site: index))
      }
    }
    for use in summary.uses where use.importID.isPresent {
      hasher.combine(use.function)
      hasher.combine(use.importID)
      hasher.combine(use.time)
      hasher.combine(use.flags)
      hasher.combine(summary.texts.hash(use.chain))
    }
    hash = hasher.finalize()
  }
}

/// What sketches of values say, whatever number the calls have that they are results of.
private struct SketchHasher {
  private let summary: ModuleSummary
  /// By site; 0 where nobody has asked.
  private var sites: [Int]

  init(_ summary: ModuleSummary) {
    self.summary = summary
    sites = [Int](repeating: 0, count: summary.effectSites.count)
  }

  mutating func hash(_ value: ValueSketch) -> Int {
    var hasher = FactHasher()
    hasher.combine(value.kind)
    hasher.combine(summary.texts.hash(value.chain))
    switch value.kind {
    case .result: hasher.combine(hash(site: Int(value.root)))
    case .builtin: hasher.combine(summary.texts.hash(TextID(value.root)))
    default: hasher.combine(value.root)
    }
    return hasher.finalize()
  }

  /// A call with its arguments.
  mutating func hash(site index: Int) -> Int {
    guard sites.indices.contains(index) else { return 1 }
    if sites[index] != 0 { return sites[index] }
    // A call that is its own argument is none; whatever, this ends.
    sites[index] = 1
    let site = summary.effectSites[index]
    var hasher = FactHasher()
    hasher.combine(site.kind)
    hasher.combine(hash(site.value))
    for position in Int(site.firstArgument)..<Int(site.firstArgument) + Int(site.argumentCount) {
      let argument = summary.effectArguments[position]
      hasher.combine(argument.position)
      hasher.combine(summary.texts.hash(argument.keyword))
      hasher.combine(hash(argument.value))
    }
    sites[index] = hasher.finalize() | 2
    return sites[index]
  }
}

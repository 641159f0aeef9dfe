// What tells effects apart that look alike: checks a module makes of itself, and calls whose result is wanted.
import Basics
import PythonSyntax

extension Walk {
  /// Does a `raise` of the body look at nothing but what the module made itself: a second load of it, its own tables?
  mutating func isSelfCheck(_ raised: NodeID) -> Bool {
    guard place.test.isPresent, tree.kind(raised) == .Name else { return false }
    let name = tree.identifier(raised)
    guard Self.mistakes.contains(where: { tree.names.spells(name, $0) }) else { return false }
    return place.importFlags.contains(.inLoop) || !dependsOnImports(place.test, 0)
  }

  /// What programs raise of themselves; ImportError, OSError, SystemExit and exceptions of libraries are about others.
  private static let mistakes: [StaticString] = [
    "RuntimeError", "ValueError", "TypeError", "AssertionError", "KeyError", "IndexError", "LookupError", "NameError",
    "AttributeError", "NotImplementedError", "Exception",
  ]

  /// Does an expression of the body read an import, or a name whose value came from one?
  private mutating func dependsOnImports(_ id: NodeID, _ level: Int) -> Bool {
    // What is not known to be the module's own is not.
    if level > 3 { return true }
    let range = tree.range(id)
    for index in scratch.uses.indices {
      let use = scratch.uses[index]
      guard use.start >= range.start, use.end <= range.end, use.name != KnownName.globals else { continue }
      if scratch.importOfName[Int(use.name.rawValue)] != 0 { return true }
      let value = scratch.valueOfName[Int(use.name.rawValue)]
      if value.isPresent ? dependsOnImports(value, level + 1) : !isPlain(use.name) { return true }
    }
    return false
  }

  /// What a call gives is bound or handed on: a method that changes a list or a set gives nothing.
  mutating func noteResultTaken(_ id: NodeID) {
    guard id.isPresent, tree.kind(id) == .Call else { return }
    let known = scratch.effects.siteOfNode[Int(id.rawValue)]
    if known == 0 || known == .max { return }
    scratch.effects.sites[Int(known - 1)].flags.insert(.isResultTaken)
  }
}

// Which functions a piece of code calls, and which object a loop reads: followed through the whole program.
package import Basics

/// A function that a piece of code calls.
package struct CalledFunction: Hashable, Sendable {
  package var file: FileID
  package var function: FunctionID
  /// The call.
  package var range: ByteRange
}

extension EffectIndex {
  /// The functions with source that the calls in a part of a function, or of the body for none, run at once: those of
  /// the standard library, coroutines and generators are left out.
  package func calls(
    in part: ByteRange, of function: FunctionID, _ file: FileID, _ resolver: EffectResolver
  ) -> [CalledFunction] {
    let summary = program[file].summary
    if summary.functionFacts.isEmpty { return [] }
    let caller = function.isPresent ? function : summary.body
    var found: [CalledFunction] = []
    for index in summary.sites(of: caller) {
      let site = summary.effectSites[index]
      guard site.kind == .call, site.start >= part.start, site.range.end <= part.end else { continue }
      let callee = resolver.value(site.value, file, caller)
      switch callee.type {
      case .function(let home, let called): add(called, home, site.range, &found)
      case .classObject(let home, let classID):
        let method = resolver.attribute(Array("__init__".utf8)[...], of: classID, home, skipOwn: false)
        if case .function(let home, let called) = method?.type { add(called, home, site.range, &found) }
      default: break
      }
    }
    return found
  }

  private func add(
    _ function: FunctionID, _ file: FileID, _ range: ByteRange, _ found: inout [CalledFunction]
  ) {
    let flags = program[file].summary.functions[function.index].flags
    guard flags.isDisjoint(with: [.isAsync, .isGenerator, .isNever]) else { return }
    found.append(CalledFunction(file: file, function: function, range: range))
  }

  /// Does a function that runs at import, or one that is defined in it, change a variable of its own module?
  package func changes(_ symbol: SymbolID, in function: FunctionID, of file: FileID) -> Bool {
    let functions = program[file].summary.functions
    let range = functions[function.index].range
    for index in function.index..<functions.count {
      if functions[index].range.start >= range.end { break }
      guard let node = graph.node(FunctionKey(file: file, function: FunctionID(index))) else { continue }
      for effect in graph.effects[Int(node)] where effect.deed.kind == .mutation {
        let owner = effect.deed.owner
        if owner.kind == .object, owner.a == file.rawValue, owner.b == symbol.rawValue { return true }
      }
    }
    return false
  }

  /// The variable of a module that a loop reads; nil when it cannot be told, or when the loop reads a part of it.
  package func object(
    of loop: LoopRecord, in file: FileID, _ resolver: EffectResolver
  ) -> (file: FileID, symbol: SymbolID)? {
    let reader = loop.function.isPresent ? loop.function : program[file].summary.body
    let owner = resolver.value(loop.value, file, reader).owner
    guard owner.kind == .object, !owner.isPart else { return nil }
    return (FileID(owner.a), SymbolID(owner.b))
  }
}

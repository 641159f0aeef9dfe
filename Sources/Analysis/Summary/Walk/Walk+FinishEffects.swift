// Effect sites in their final form: grouped by function, with names turned into symbols.
import Basics
import PythonSyntax
import Semantics

extension Walk {
  /// A function-like scope ends: what it turned out to bind was never the module's.
  mutating func dropEffectNames(from first: Int) {
    for index in first..<scratch.effects.names.count
    where scratch.scopes.isBoundHere(scratch.effects.names[index].name) {
      scratch.effects.names[index].isDropped = true
    }
  }

  mutating func finishEffects(_ names: borrowing Namespace) {
    let count = summary.functions.count
    summary.functionFacts.append(
      FunctionFacts(
        firstSite: 0, firstParameter: UInt32(summary.parameters.count), parameterCount: 0, positionalCount: 0,
        flags: scratch.effects.bodyFlags))
    var starts = [UInt32](repeating: 0, count: count + 2)
    for function in scratch.effects.functions { starts[(function == .max ? count : Int(function)) + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    for index in 0...count { summary.functionFacts[index].firstSite = starts[index] }
    // Where each site goes.
    var places = [UInt32](repeating: 0, count: scratch.effects.sites.count)
    for index in places.indices {
      let function = scratch.effects.functions[index]
      let slot = function == .max ? count : Int(function)
      places[index] = starts[slot]
      starts[slot] += 1
    }
    let empty = EffectSite(.call, .unknown, ByteRange(at: 0), firstArgument: 0, argumentCount: 0, flags: [])
    summary.effectSites = [EffectSite](repeating: empty, count: places.count)
    for index in places.indices {
      var site = scratch.effects.sites[index]
      site.value = settled(site.value, names, places)
      summary.effectSites[Int(places[index])] = site
    }
    for index in summary.effectArguments.indices {
      summary.effectArguments[index].value = settled(summary.effectArguments[index].value, names, places)
    }
    for index in summary.loops.indices {
      summary.loops[index].value = settled(summary.loops[index].value, names, places)
    }
    summary.loops.removeAll { $0.value.kind != .symbol }
    for bound in scratch.effects.bound {
      var bound = bound
      bound.value = settled(bound.value, names, places)
      if bound.classID.isPresent {
        bound.symbol = .none
      } else {
        guard let symbol = names.symbol(Name(bound.symbol.rawValue)) else { continue }
        bound.symbol = SymbolID(symbol)
      }
      if bound.value.kind != .unknown { summary.boundValues.append(bound) }
    }
    // Stable: the order of equal keys is that of the source.
    let unsorted = summary.boundValues
    let order = unsorted.indices.sorted { a, b in
      let x = key(unsorted[a])
      let y = key(unsorted[b])
      return x != y ? x < y : a < b
    }
    summary.boundValues = order.map { unsorted[$0] }
    summary.effectArguments = exact(summary.effectArguments)
    summary.functionFacts = exact(summary.functionFacts)
    summary.parameters = exact(summary.parameters)
  }

  private mutating func key(_ bound: BoundValue) -> UInt64 {
    bound.classID.isPresent ? 1 << 32 | UInt64(bound.classID.rawValue) : UInt64(bound.symbol.rawValue)
  }

  private mutating func settled(
    _ value: ValueSketch, _ names: borrowing Namespace, _ places: borrowing [UInt32]
  ) -> ValueSketch {
    switch value.kind {
    case .symbol:
      let mention = scratch.effects.names[Int(value.root)]
      if mention.isDropped { return .unknown }
      if let symbol = names.symbol(mention.name) {
        return ValueSketch(.symbol, UInt32(truncatingIfNeeded: symbol), chain: value.chain)
      }
      return ValueSketch(.builtin, text(mention.name).rawValue, chain: value.chain)
    case .result: return ValueSketch(.result, places[Int(value.root)], chain: value.chain)
    default: return value
    }
  }
}

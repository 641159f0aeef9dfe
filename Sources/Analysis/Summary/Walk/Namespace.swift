// The module's names once the walk is over: bindings grouped by name, and which of them a use can see.
import Basics
import PythonSyntax

/// Bindings by symbol. Symbols are in their final order.
struct Namespace {
  /// By `Name`: the symbol plus one.
  var symbolOfName: [UInt32]
  /// By `TextID`: the symbol plus one.
  var symbolOfText: [UInt32]
  var texts: [TextID]
  /// By symbol: where its bindings begin; one more at the end.
  var first: [UInt32]
  /// Grouped by symbol, each group in the order of the walk.
  var bindings: [PendingBinding]
  /// By symbol: some binding is a function, a class or an object that may be of a local class.
  var callable: [Bool]
  var imported: [Bool]

  func symbol(_ name: Name) -> Int? {
    let number = symbolOfName[Int(name.rawValue)]
    return number == 0 ? nil : Int(number) - 1
  }

  func group(_ symbol: Int) -> Range<Int> { Int(first[symbol])..<Int(first[symbol + 1]) }

  func mayCall(_ name: Name) -> Bool {
    let number = symbolOfName[Int(name.rawValue)]
    return number != 0 && callable[Int(number) - 1]
  }

  /// The binding that a read of `name` at `position` of the module's body most likely sees.
  func definition(of name: Name, before position: UInt32) -> PendingBinding? {
    guard let symbol = symbol(name) else { return nil }
    for index in group(symbol).reversed() {
      let binding = bindings[index]
      if binding.start < position, binding.effect <= position, !binding.guardKind.isNever,
        binding.kind != .annotationOnly,
        binding.kind != .deletion
      {
        return binding
      }
    }
    return nil
  }

  /// The class that a binding's value is an object of, when it was made by calling a class of the module.
  func madeClass(_ binding: PendingBinding, before position: UInt32) -> UInt32? {
    guard binding.maker.isPresent, let maker = definition(of: binding.maker, before: position),
      maker.kind == .classDefinition
    else { return nil }
    return maker.record
  }

  /// The class of the module with this name, by its last definition.
  func classNamed(_ text: TextID) -> UInt32? {
    guard text.isPresent, Int(text.rawValue) < symbolOfText.count else { return nil }
    let number = symbolOfText[Int(text.rawValue)]
    guard number != 0 else { return nil }
    for index in group(Int(number) - 1).reversed() where bindings[index].kind == .classDefinition {
      return bindings[index].record
    }
    return nil
  }
}

extension Walk {
  /// Groups the bindings and puts the symbols in order: by hash, then id.
  mutating func makeNamespace() -> Namespace {
    // Every bound name gets its text first, so that the texts' number is fixed.
    for index in scratch.bindings.indices where scratch.bindings[index].name.isPresent {
      let id = text(scratch.bindings[index].name)
      scratch.bindings[index].text = id
    }
    let textCount = Int(scratch.texts.count) + 1
    var symbolOfText = [UInt32](repeating: 0, count: textCount)
    var texts: [TextID] = []
    for binding in scratch.bindings where symbolOfText[Int(binding.text.rawValue)] == 0 {
      symbolOfText[Int(binding.text.rawValue)] = 1
      texts.append(binding.text)
    }
    let builder = scratch.texts
    texts.sort { a, b in
      let x = builder.hash(a)
      let y = builder.hash(b)
      return x != y ? x < y : a.rawValue < b.rawValue
    }
    for (index, id) in texts.enumerated() { symbolOfText[Int(id.rawValue)] = UInt32(index + 1) }
    var first = [UInt32](repeating: 0, count: texts.count + 1)
    for binding in scratch.bindings { first[Int(symbolOfText[Int(binding.text.rawValue)])] += 1 }
    for index in 1..<max(1, first.count) { first[index] += first[index - 1] }
    var next = first
    var grouped = scratch.bindings
    var callable = [Bool](repeating: false, count: texts.count)
    var imported = callable
    var symbolOfName = [UInt32](repeating: 0, count: tree.names.count + 1)
    for binding in scratch.bindings {
      let symbol = Int(symbolOfText[Int(binding.text.rawValue)]) - 1
      grouped[Int(next[symbol])] = binding
      next[symbol] += 1
      symbolOfName[Int(binding.name.rawValue)] = UInt32(symbol + 1)
      switch binding.kind {
      case .function, .classDefinition: callable[symbol] = true
      case .assignment: if binding.maker.isPresent { callable[symbol] = true }
      case .importing: imported[symbol] = true
      default: break
      }
    }
    symbolOfName[0] = 0
    return Namespace(
      symbolOfName: symbolOfName, symbolOfText: symbolOfText, texts: texts, first: first, bindings: grouped,
      callable: callable, imported: imported)
  }

  /// Is what an arm binds certainly bound in another arm (or the same)?
  mutating func dominates(_ outer: UInt32, _ inner: UInt32) -> Bool {
    var current = inner
    while true {
      if current == outer { return true }
      if current == 0 { return false }
      current = scratch.blocks[Int(current)].parent
    }
  }

  /// Are two places arms of one `if` or `match`, so that only one of them runs?
  mutating func excludes(_ a: UInt32, _ b: UInt32) -> Bool {
    if a == 0 || b == 0 || a == b { return false }
    var left = a
    while left != 0 {
      let block = scratch.blocks[Int(left)]
      if block.isExclusive {
        var right = b
        while right != 0 {
          let other = scratch.blocks[Int(right)]
          if other.isExclusive, other.statement == block.statement, other.arm != block.arm { return true }
          right = other.parent
        }
      }
      left = block.parent
    }
    return false
  }
}

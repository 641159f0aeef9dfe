// Second pass: where each name lives. A name that its scope does not bind is looked for in the functions around it.
import Basics
import PythonSyntax

extension SymbolTable {
  mutating func resolve() {
    handOut()
    for scope in scopes.indices {
      // Resolving may add symbols to scopes; those come resolved.
      for at in scopes[scope].symbols.indices { resolve(Int(scopes[scope].symbols[at]), in: scope) }
    }
  }

  /// What an inlined comprehension uses and does not bind, the scope around uses. Not so in classes, whose names
  /// comprehensions do not see.
  private mutating func handOut() {
    for scope in scopes.indices.reversed() where scopes[scope].isInlined {
      let outer = scopes[scope].parent
      if scopes[outer].kind == .classBody { continue }
      for at in scopes[scope].symbols {
        let symbol = symbols[Int(at)]
        if symbol.flags.isDisjoint(with: .bound) { add(symbol.name, .used, to: outer) }
      }
    }
  }

  private mutating func resolve(_ at: Int, in scope: Int) {
    let symbol = symbols[at]
    if symbol.place != .unresolved && symbol.place != .cell { return }
    if symbol.flags.contains(.global) {
      symbols[at].place = .globalExplicit
    } else if !symbol.flags.isDisjoint(with: .bound), !symbol.flags.contains(.nonlocal) {
      symbols[at].place = symbol.flags.contains(.cell) ? .cell : .local
    } else if symbol.place == .unresolved {
      symbols[at].place = lookUp(symbol.name, from: scope)
    }
  }

  /// Marks the variable found as one in a cell, and every function between as one that hands it on.
  private mutating func lookUp(_ name: Name, from scope: Int) -> Place {
    if scopes[scope].isInlined, scopes[scopes[scope].parent].kind != .classBody {
      // Asked through the scope around, see `handOut`.
      return .unresolved
    }
    if scopes[scope].seesClass, let found = placeInClass(name, from: scope) { return found }
    var outer = scopes[scope].parent
    // A comprehension in a class body belongs to it.
    let isInClass = scopes[scope].isInlined
    if isInClass, outer >= 0 { outer = scopes[outer].parent }
    while outer >= 0 {
      let around = scopes[outer]
      if around.kind == .classBody {
        if name == known.classDict || name == known.conditionalAnnotations || name == KnownName.__class__ {
          let at = add(name, .cell, to: outer)
          symbols[at].flags.insert(.cell)
          // What the body itself binds under this name is another variable and lies in its namespace.
          if !symbols[at].flags.contains(.global) { symbols[at].place = .cell }
          handDown(name, from: scope, to: outer)
          return .free
        }
      } else if around.kind == .module {
        return .globalImplicit
      } else if let at = symbolIndex(outer, name) {
        let flags = symbols[at].flags
        if flags.contains(.global) { return .globalImplicit }
        if !flags.isDisjoint(with: .bound), !flags.contains(.nonlocal) {
          symbols[at].flags.insert(.cell)
          if symbols[at].place == .local { symbols[at].place = .cell }
          handDown(name, from: scope, to: outer)
          return .free
        }
      }
      outer = around.parent
    }
    return .globalImplicit
  }

  /// What the class around an annotation scope says of a name.
  private func placeInClass(_ name: Name, from scope: Int) -> Place? {
    var outer = scopes[scope].parent
    while outer >= 0, scopes[outer].kind != .classBody {
      if let at = symbolIndex(outer, name), !symbols[at].flags.isDisjoint(with: .bound) { return nil }
      outer = scopes[outer].parent
    }
    guard outer >= 0, let at = symbolIndex(outer, name) else { return nil }
    let flags = symbols[at].flags
    if flags.contains(.global) { return .globalExplicit }
    if !flags.isDisjoint(with: .bound), !flags.contains(.nonlocal) { return .globalImplicit }
    return nil
  }

  private mutating func handDown(_ name: Name, from scope: Int, to binder: Int) {
    var at = scope
    while at >= 0, at != binder {
      if !scopes[at].isInlined {
        let symbol = add(name, .free, to: at)
        if symbols[symbol].flags.isDisjoint(with: [.bound, .global]) || symbols[symbol].flags.contains(.nonlocal) {
          symbols[symbol].place = .free
        }
      }
      at = scopes[at].parent
    }
  }
}

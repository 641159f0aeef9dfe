// Import statements, and which of them may be lazy.
import Basics
import PythonSyntax

extension Compiler {
  /// Never lazy in functions, classes and where exceptions are being caught or handled.
  private func laziness(_ isMarked: Bool) -> UInt8 {
    guard unit.kind == .module else { return 0 }
    if isMarked { return 2 }
    for block in unit.blocks {
      switch block {
      case .guarded, .finally, .finallyHandler, .handler: return 0
      case .loop, .with: continue
      }
    }
    return unit.blocks.isEmpty && unit.tryDepth == 0 ? 1 : 3
  }

  mutating func importStatement(_ id: NodeID) {
    let view = tree.importStatement(id)
    let range = tree.range(id)
    for at in 0..<view.names.count {
      let alias = tree.alias(tree.node(view.names, at))
      let first = temporaries(3)
      emit(.loadInteger, first + 1, bc: 0, at: range)
      emit(.loadNone, first + 2, at: range)
      emit(
        .importName, flags: laziness(view.isLazy), first, name16(mangled(alias.name)), first + 1, at: range)
      if alias.asName.isPresent {
        for part in partsBehindFirst(alias.name) {
          emit(.importFrom, first, first, name16(mangled(part)), at: range)
        }
        store(alias.asName, first, at: range)
      } else {
        store(table.firstPart(of: alias.name), first, at: range)
      }
      release(to: first)
    }
  }

  /// `b` and `c` of `a.b.c`.
  private mutating func partsBehindFirst(_ name: Name) -> [Name] {
    let bytes = Array(table.names.bytes(name))
    return bytes.split(separator: UInt8(ascii: ".")).dropFirst().map { part in
      table.names.intern(bytes, part.startIndex..<part.endIndex)
    }
  }

  mutating func importFrom(_ id: NodeID) {
    let view = tree.importFrom(id)
    let range = tree.range(id)
    var names: [CodeObject.Constant] = []
    for at in 0..<view.names.count { names.append(constantText(tree.alias(tree.node(view.names, at)).name)) }
    let first = temporaries(3)
    let module = view.module.isPresent ? mangled(view.module) : table.names.intern("")
    let isStar = view.names.count == 1 && names[0] == .string("*")
    loadConstant(.integer(view.level), first + 1, at: range)
    loadConstant(.tuple(names), first + 2, at: range)
    emit(.importName, flags: isStar ? 0 : laziness(view.isLazy), first, name16(module), first + 1, at: range)
    if isStar {
      emit(.importStar, first, at: range)
      return
    }
    for at in 0..<view.names.count {
      let alias = tree.alias(tree.node(view.names, at))
      emit(.importFrom, first + 1, first, name16(mangled(alias.name)), at: range)
      store(alias.asName.isPresent ? alias.asName : alias.name, first + 1, at: range)
    }
  }
}

// Tuples, lists, sets and dicts written out.
import Basics
import PythonSyntax

extension Compiler {
  /// More elements than this are added one by one instead of standing in registers together.
  private static let displayLimit = 64

  mutating func display(_ id: NodeID, _ destination: UInt16) {
    let list = tree.elements(id)
    let kind = tree.kind(id)
    let range = tree.range(id)
    var hasStar = false
    for at in 0..<list.count where tree.kind(tree.node(list, at)) == .Starred { hasStar = true }
    // CPython adds the elements of a set of more than thirty one by one, which gives its table another size.
    if kind != .Tuple, list.count >= 3, kind == .List || list.count <= 30, !hasStar,
      constantValue(tree.node(list, list.count - 1)) != nil,
      let values = constantElements(list)
    {
      let register = spare(destination) ?? temporary()
      let constant = temporary()
      emit(kind == .List ? .buildList : .buildSet, register, register, 0, at: range)
      loadConstant(kind == .List ? .tuple(values) : .frozenSet(values), constant, at: range)
      emit(kind == .List ? .listExtend : .setUpdate, register, constant, at: range)
      if register != destination { emit(.move, destination, register, at: range) }
      return
    }
    if !hasStar, list.count <= Self.displayLimit {
      let first = temporaries(max(list.count, 1))
      for at in 0..<list.count { expression(tree.node(list, at), first + UInt16(truncatingIfNeeded: at)) }
      let opcode: Opcode = kind == .Tuple ? .buildTuple : kind == .List ? .buildList : .buildSet
      emit(opcode, destination, first, UInt16(truncatingIfNeeded: list.count), at: range)
      return
    }
    let register = spare(destination) ?? temporary()
    let opcode: Opcode = kind == .Set ? .buildSet : .buildList
    emit(opcode, register, register, 0, at: range)
    for at in 0..<list.count {
      let mark = unit.top
      let element = tree.node(list, at)
      if tree.kind(element) == .Starred {
        let value = operand(tree.value(element))
        emit(kind == .Set ? .setUpdate : .listExtend, register, value, at: tree.range(element))
      } else {
        emit(kind == .Set ? .setAdd : .listAppend, register, operand(element), at: range)
      }
      release(to: mark)
    }
    if kind == .Tuple {
      emit(.listToTuple, destination, register, at: range)
    } else if register != destination {
      emit(.move, destination, register, at: range)
    }
  }

  private func constantElements(_ list: NodeList) -> [CodeObject.Constant]? {
    var values: [CodeObject.Constant] = []
    values.reserveCapacity(list.count)
    for at in 0..<list.count {
      guard let value = constantValue(tree.node(list, at)) else { return nil }
      values.append(value)
    }
    return values
  }

  mutating func dictionary(_ id: NodeID, _ destination: UInt16) {
    let entries = tree.dictDisplay(id).entries
    let range = tree.range(id)
    let count = entries.count / 2
    var hasSpread = false
    for at in 0..<count where !tree.node(entries, 2 * at).isPresent { hasSpread = true }
    if !hasSpread, count <= Self.displayLimit / 2 {
      let first = temporaries(max(2 * count, 1))
      for at in 0..<2 * count { expression(tree.node(entries, at), first + UInt16(truncatingIfNeeded: at)) }
      emit(.buildMap, destination, first, UInt16(truncatingIfNeeded: count), at: range)
      return
    }
    let register = spare(destination) ?? temporary()
    emit(.buildMap, register, register, 0, at: range)
    for at in 0..<count {
      let mark = unit.top
      let key = tree.node(entries, 2 * at)
      let value = tree.node(entries, 2 * at + 1)
      if key.isPresent {
        let keyRegister = operand(key)
        emit(.mapAdd, register, keyRegister, operand(value), at: range)
      } else {
        emit(.mapUpdate, register, operand(value), at: range)
      }
      release(to: mark)
    }
    if register != destination { emit(.move, destination, register, at: range) }
  }
}

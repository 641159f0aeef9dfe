// Assignment, augmented assignment, deletion.
import Basics
import PythonSyntax

extension Compiler {
  mutating func assignment(_ id: NodeID) {
    let view = tree.assign(id)
    if view.targets.count == 1 {
      assign(view.value, to: tree.node(view.targets, 0))
      return
    }
    var allNames = true
    for at in 0..<view.targets.count where tree.kind(tree.node(view.targets, at)) != .Name { allNames = false }
    // A target on the left may change the variable that the value was read from.
    let value = allNames ? operand(view.value) : self.value(view.value)
    for at in 0..<view.targets.count { store(to: tree.node(view.targets, at), value) }
  }

  /// One target; the value goes straight into a local variable where that is one.
  mutating func assign(_ value: NodeID, to target: NodeID) {
    let mark = unit.top
    switch tree.kind(target) {
    case .Name:
      let name = tree.identifier(target)
      if let register = self.target(name) {
        expression(value, register)
        if unit.reachable { unit.bound.insert(register) }
      } else {
        store(name, operand(value), at: tree.range(target))
      }
    case .Tuple, .List:
      if !assignPairwise(value, to: target) { store(to: target, self.value(value)) }
    default: store(to: target, operand(value))
    }
    release(to: mark)
  }

  /// `a, b = b, a` makes no tuple.
  private mutating func assignPairwise(_ value: NodeID, to target: NodeID) -> Bool {
    guard tree.kind(value) == .Tuple else { return false }
    let values = tree.elements(value)
    let targets = tree.elements(target)
    guard values.count == targets.count, values.count > 0, values.count <= 16 else { return false }
    for at in 0..<values.count
    where tree.kind(tree.node(values, at)) == .Starred || tree.kind(tree.node(targets, at)) == .Starred { return false }
    let first = temporaries(values.count)
    for at in 0..<values.count { expression(tree.node(values, at), first + UInt16(truncatingIfNeeded: at)) }
    for at in 0..<values.count { store(to: tree.node(targets, at), first + UInt16(truncatingIfNeeded: at)) }
    return true
  }

  /// Stores a value that is there already.
  mutating func store(to target: NodeID, _ value: UInt16) {
    let mark = unit.top
    let range = tree.range(target)
    switch tree.kind(target) {
    case .Name: store(tree.identifier(target), value, at: range)
    case .Attribute:
      let view = tree.attribute(target)
      noteStaticAttribute(view)
      let base = operand(view.value)
      emit(.storeAttribute, base, value, attributeSite(mangled(view.attr)), at: attributePosition(target))
    case .Subscript:
      let view = tree.subscriptExpression(target)
      let base = operand(view.value)
      let index = operand(view.slice)
      emit(.storeItem, base, index, value, at: range)
    case .Starred: store(to: tree.value(target), value)
    case .Tuple, .List: unpack(tree.elements(target), value, at: range)
    default: break
    }
    release(to: mark)
  }

  private mutating func unpack(_ targets: NodeList, _ value: UInt16, at range: ByteRange) {
    let first = temporaries(max(targets.count, 1))
    var star: Int?
    for at in 0..<targets.count where tree.kind(tree.node(targets, at)) == .Starred { star = at }
    if let star {
      let after = targets.count - star - 1
      if star > 0xff || after > 0xff { limit("too many expressions in star-unpacking assignment", range) }
      let counts = UInt16(truncatingIfNeeded: star & 0xff | (after & 0xff) << 8)
      emit(.unpackStarred, value, first, counts, at: range)
    } else {
      emit(.unpackSequence, value, first, UInt16(truncatingIfNeeded: targets.count), at: range)
    }
    for at in 0..<targets.count { store(to: tree.node(targets, at), first + UInt16(truncatingIfNeeded: at)) }
  }

  /// `self.x = …` in a method: the class lists `x` in `__static_attributes__`.
  private mutating func noteStaticAttribute(_ view: Attribute) {
    guard tree.kind(view.value) == .Name, tree.identifier(view.value) == KnownName.`self` else { return }
    let text = text(view.attr)
    for at in outer.indices.reversed() where outer[at].kind == .classBody {
      outer[at].staticAttributes.insert(text)
      return
    }
  }

  mutating func augmentedAssignment(_ id: NodeID) {
    let view = tree.augAssign(id)
    let range = tree.range(id)
    let target = view.target
    switch tree.kind(target) {
    case .Name:
      let name = tree.identifier(target)
      if let register = self.target(name), let left = direct(name, at: tree.range(target)) {
        augment(view, left, register, at: range)
        return
      }
      let left = temporary()
      load(name, left, at: tree.range(target))
      augment(view, left, left, at: range)
      store(name, left, at: tree.range(target))
    case .Attribute:
      let attribute = tree.attribute(target)
      let base = operand(attribute.value)
      let result = temporary()
      let name = mangled(attribute.attr)
      emit(.loadAttribute, result, base, attributeSite(name), at: attributePosition(target))
      augment(view, result, result, at: range)
      emit(.storeAttribute, base, result, attributeSite(name), at: attributePosition(target))
    case .Subscript:
      let item = tree.subscriptExpression(target)
      let base = operand(item.value)
      let index = operand(item.slice)
      let result = temporary()
      emit(.loadItem, result, base, index, at: tree.range(target))
      augment(view, result, result, at: range)
      emit(.storeItem, base, index, result, at: tree.range(target))
    default: break
    }
  }

  private mutating func augment(_ view: AugAssign, _ left: UInt16, _ destination: UInt16, at range: ByteRange) {
    if view.op == .Add || view.op == .Sub, case .integer(let number)? = constantValue(view.value),
      let small = Int16(exactly: number), small != Int16.min
    {
      let addend = view.op == .Add ? small : -small
      emit(
        .addInteger, flags: view.op == .Add ? 1 : 3, destination, left, UInt16(bitPattern: addend), at: range)
      return
    }
    emit(view.op.opcode, flags: 1, destination, left, operand(view.value), at: range)
  }

  mutating func deletion(_ target: NodeID) {
    let mark = unit.top
    switch tree.kind(target) {
    case .Name: delete(tree.identifier(target), at: tree.range(target))
    case .Attribute:
      let view = tree.attribute(target)
      let base = operand(view.value)
      emit(.deleteAttribute, base, bc: nameIndex(mangled(view.attr)), at: attributePosition(target))
    case .Subscript:
      let view = tree.subscriptExpression(target)
      let base = operand(view.value)
      emit(.deleteItem, base, operand(view.slice), at: tree.range(target))
    case .Tuple, .List:
      let list = tree.elements(target)
      for at in 0..<list.count { deletion(tree.node(list, at)) }
    default: break
    }
    release(to: mark)
  }
}

// From a syntax tree to the objects of `ast`.
import Basics
import Bytecode
import PythonSyntax
import Runtime

/// Makes a node of each that it visits.
struct TreeBuilder: TreeVisitor {
  let world: World
  let tree: SyntaxTree
  private let state: TreeState
  private var lineStarts: [UInt32] = [0]
  /// Nodes that are being filled, outermost first.
  private var nodes: [Ref<InstanceObject>] = []
  /// The field of each that is next.
  private var names: [Value] = []
  /// Lists that are being filled.
  private var lists: [(level: Int, list: Ref<ListObject>)] = []
  /// The node that was finished last.
  private(set) var result = Value.none
  /// What Python code raised while a constant was made.
  private var failure: Raised?

  /// `compile(source, filename, mode, ast.PyCF_ONLY_AST)`
  static func make(_ world: World, _ tree: SyntaxTree, _ mode: CompileMode) throws(Raised) -> Value {
    var builder = TreeBuilder(world, tree, try TreeState.of(world))
    switch mode {
    case .module: builder.module()
    case .interactive:
      builder.open("Interactive")
      builder.list("body", tree.moduleBody())
      builder.close()
    case .expression:
      let body = tree.moduleBody()
      guard body.count == 1, tree.kind(tree.node(body, 0)) == .Expr else {
        let end = body.count > 0 ? tree.range(tree.node(body, 0)) : ByteRange(at: 0)
        throw world.syntaxError(SyntaxError(.syntaxError, "invalid syntax", end), tree, "<unknown>")
      }
      builder.open("Expression")
      builder.field("body")
      builder.node(tree.value(tree.node(body, 0)))
      builder.close()
    }
    if let failure = builder.failure { throw failure }
    try world.checkRoom()
    return builder.result
  }

  private init(_ world: World, _ tree: SyntaxTree, _ state: TreeState) {
    self.world = world
    self.tree = tree
    self.state = state
    let bytes = tree.source.bytes
    for (index, byte) in bytes.enumerated() {
      if byte == 10 || byte == 13 && !(index + 1 < bytes.count && bytes[index + 1] == 10) {
        lineStarts.append(UInt32(index + 1))
      }
    }
  }

  // MARK: Nodes

  mutating func open(_ name: StaticString) {
    let name = "\(name)"
    let type = state.type(name)
    let node = Ref<InstanceObject>(world.makeInstance(type))
    nodes.append(node)
    names.append(.unbound)
    // All fields are there, in order; those that the visit leaves out are empty.
    for field in state.fields[name] ?? [] {
      let empty: Value =
        field.count == .many
        ? world.makeList().value : field.name == "ctx" ? state.sharedNode(world, "Load") : .none
      set(node, world.intern(field.name), empty)
    }
  }

  private func set(_ node: Ref<InstanceObject>, _ name: Value, _ value: Value) {
    world.set(name, value, in: node.at(MemoryLayout<Header>.size), node.pointee.header.type)
  }

  mutating func close() {
    guard let node = nodes.popLast() else { return }
    names.removeLast()
    put(node.value)
  }

  mutating func close(_ id: NodeID) {
    if let node = nodes.last {
      position(node, "lineno", "col_offset", tree[id].start)
      position(node, "end_lineno", "end_col_offset", tree[id].end)
    }
    close()
  }

  private func position(
    _ node: Ref<InstanceObject>, _ line: StaticString, _ column: StaticString, _ offset: UInt32
  ) {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    set(node, world.intern(line), Value(small: low + 1))
    set(node, world.intern(column), Value(small: Int(offset - lineStarts[low])))
  }

  // MARK: Fields

  mutating func field(_ name: StaticString) { names[names.count - 1] = world.intern(name) }

  mutating func elements(_ name: StaticString, _ count: Int, _ each: (inout TreeBuilder, Int) -> Void) {
    field(name)
    let list = world.makeList(capacity: count)
    put(list.value)
    lists.append((nodes.count, list))
    for index in 0..<count { each(&self, index) }
    lists.removeLast()
  }

  /// A value goes into the list that is being filled, else into the current field.
  private mutating func put(_ value: Value) {
    if let (level, list) = lists.last, level == nodes.count {
      world.append(value, to: list)
    } else if let node = nodes.last, let name = names.last, !name.isUnbound {
      set(node, name, value)
    } else {
      result = value
    }
  }

  // MARK: Values

  mutating func number(_ value: Int) { put(Value(small: value)) }
  mutating func quoted(_ name: Name) {
    put(world.intern(String(decoding: tree.names.bytes(name), as: UTF8.self)))
  }
  mutating func bareNode(_ name: String) { put(state.sharedNode(world, name)) }
  mutating func constant(_ name: StaticString) {
    switch "\(name)" {
    case "True": put(.true)
    case "False": put(.false)
    case "Ellipsis": put(.ellipsis)
    default: put(.none)
    }
  }
  mutating func text(_ value: StringValue) {
    if value.isBytes {
      attempt { world throws(Raised) in try world.bytes(value.units.map { UInt8(truncatingIfNeeded: $0) }) }
    } else {
      put(world.string(value.units))
    }
  }
  mutating func integer(_ id: NodeID) {
    if let small = tree.integerValue(id) { return put(world.makeInteger(small)) }
    let digits = tree.decimalText(id)
    attempt { world throws(Raised) in try world.call(world.types.integer.value, [world.string(digits)]) }
  }
  mutating func float(_ id: NodeID) {
    let text = tree.floatText(id)
    guard tree.kind(id) == .ConstantImaginary else { return put(world.float(Double(text) ?? 0)) }
    let imaginary = Double(text.dropLast()) ?? 0
    attempt { world throws(Raised) in
      try world.call(world.types.complex.value, [world.float(0), world.float(imaginary)])
    }
  }
  mutating func context(_ id: NodeID) {
    switch tree.context(id) {
    case .load: break
    case .store:
      field("ctx")
      bareNode("Store")
    case .del:
      field("ctx")
      bareNode("Del")
    }
  }

  private mutating func attempt(_ make: (World) throws(Raised) -> Value) {
    do throws(Raised) {
      put(try make(world))
    } catch {
      failure = error
    }
  }
}

// `ast.dump(tree, include_attributes=True, indent=1)` as CPython 3.15 prints it, to prove the parser equal.
import Basics

/// The dump of a whole tree, without a line end. A deep tree needs a deep stack: call it on a big one.
package func dump(_ tree: SyntaxTree) -> [UInt8] {
  var dumper = Dumper(tree)
  dumper.module()
  return dumper.output
}

/// Prints nodes.
struct Dumper: TreeVisitor {
  let tree: SyntaxTree
  var output: [UInt8] = []
  /// Offsets at which lines begin.
  private var lineStarts: [UInt32] = [0]
  /// How deep the current field is indented.
  private var level = 0
  /// Nothing stands yet between the innermost brackets.
  private var isFirst = true

  init(_ tree: SyntaxTree) {
    self.tree = tree
    let bytes = tree.source.bytes
    output.reserveCapacity(bytes.count * 8)
    for (index, byte) in bytes.enumerated() {
      if byte == 10 || (byte == 13 && !(index + 1 < bytes.count && bytes[index + 1] == 10)) {
        lineStarts.append(UInt32(index + 1))
      }
    }
  }

  // MARK: brackets and fields

  mutating func write(_ text: StaticString) {
    unsafe output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
  mutating func open(_ name: StaticString) {
    write(name)
    write("(")
    level += 1
    isFirst = true
  }
  /// Ends a node without position.
  mutating func close() {
    write(")")
    level -= 1
    isFirst = false
  }
  /// Ends a node with its position.
  mutating func close(_ id: NodeID) {
    let node = tree[id]
    position("lineno", "col_offset", node.start)
    position("end_lineno", "end_col_offset", node.end)
    close()
  }
  private mutating func separate() {
    write(isFirst ? "\n" : ",\n")
    isFirst = false
    for _ in 0..<level { output.append(UInt8(ascii: " ")) }
  }
  mutating func field(_ name: StaticString) {
    separate()
    write(name)
    write("=")
  }

  private mutating func position(_ line: StaticString, _ column: StaticString, _ offset: UInt32) {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    field(line)
    number(low + 1)
    field(column)
    number(Int(offset - lineStarts[low]))
  }
  mutating func number(_ value: Int) { output.append(contentsOf: String(value).utf8) }

  // MARK: kinds of fields

  /// A field with a list whose elements `each` writes.
  mutating func elements(_ name: StaticString, _ count: Int, _ each: (inout Dumper, Int) -> Void) {
    if count == 0 { return }
    field(name)
    write("[")
    level += 1
    isFirst = true
    for index in 0..<count {
      separate()
      each(&self, index)
    }
    level -= 1
    isFirst = false
    write("]")
  }
  mutating func quoted(_ name: Name) {
    output.append(UInt8(ascii: "'"))
    output.append(contentsOf: tree.names.bytes(name))
    output.append(UInt8(ascii: "'"))
  }
  mutating func context(_ id: NodeID) {
    switch tree.context(id) {
    case .load: break
    case .store:
      field("ctx")
      write("Store()")
    case .del:
      field("ctx")
      write("Del()")
    }
  }
  mutating func bareNode(_ name: String) { output.append(contentsOf: "\(name)()".utf8) }
  mutating func constant(_ name: StaticString) { write(name) }
  mutating func text(_ value: StringValue) { appendRepr(value, to: &output) }
  mutating func integer(_ id: NodeID) { output.append(contentsOf: tree.decimalText(id).utf8) }
  mutating func float(_ id: NodeID) { output.append(contentsOf: tree.floatText(id).utf8) }
}

// Walking a tree field by field as `Python.asdl` orders them: for the dump, and for the objects of `ast`.
package import Basics

/// Gets the fields of each node; what they are stands in `TreeVisitor+Statements.swift` and `TreeVisitor+Expressions.swift`.
package protocol TreeVisitor {
  var tree: SyntaxTree { get }

  /// A node of this class begins.
  mutating func open(_ name: StaticString)
  /// A node without position ends.
  mutating func close()
  /// A node ends that stands where this one does.
  mutating func close(_ id: NodeID)

  /// A field begins; its value follows.
  mutating func field(_ name: StaticString)
  /// A field with a list whose elements `each` gives. Lists that are empty may be left out.
  mutating func elements(_ name: StaticString, _ count: Int, _ each: (inout Self, Int) -> Void)

  // Values.
  mutating func number(_ value: Int)
  mutating func quoted(_ name: Name)
  /// A node that has neither fields nor position.
  mutating func bareNode(_ name: String)
  /// `None`, `True`, `False`, `Ellipsis`.
  mutating func constant(_ name: StaticString)
  mutating func text(_ value: StringValue)
  mutating func integer(_ id: NodeID)
  /// A float or an imaginary number.
  mutating func float(_ id: NodeID)
  /// The field `ctx`.
  mutating func context(_ id: NodeID)
}

extension TreeVisitor {
  package mutating func module() {
    open("Module")
    list("body", tree.moduleBody())
    close()
  }

  /// A field with a node, unless it is absent.
  mutating func node(_ name: StaticString, _ id: NodeID) {
    if !id.isPresent { return }
    field(name)
    node(id)
  }
  /// A field with a list of nodes; absent elements are `None`.
  package mutating func list(_ name: StaticString, _ list: NodeList) {
    elements(name, list.count) { visitor, index in visitor.nodeOrNone(visitor.tree.node(list, index)) }
  }
  mutating func nodeOrNone(_ id: NodeID) {
    if id.isPresent { node(id) } else { constant("None") }
  }
  mutating func names(_ name: StaticString, _ list: NodeList) {
    elements(name, list.count) { visitor, index in visitor.quoted(visitor.tree.name(list, index)) }
  }
  /// A field with an identifier, unless it is absent.
  mutating func identifier(_ field: StaticString, _ name: Name) {
    if !name.isPresent { return }
    self.field(field)
    quoted(name)
  }
  mutating func flag(_ name: StaticString, _ value: Bool) {
    field(name)
    number(value ? 1 : 0)
  }
  mutating func op(_ op: Operator) {
    field("op")
    bareNode("\(op)")
  }

  package mutating func node(_ id: NodeID) {
    let kind = tree.kind(id)
    if kind.isStatement {
      statement(id, kind)
    } else if kind.isExpression {
      expression(id, kind)
    } else {
      clause(id, kind)
    }
  }
}

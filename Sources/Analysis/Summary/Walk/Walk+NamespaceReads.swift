// Where the code reads a namespace as a dictionary.
import Basics
import PythonSyntax
import Semantics

extension Walk {
  /// `globals()[key]`.
  mutating func noteNamespaceItem(_ id: NodeID, _ part: Subscript) {
    guard part.context == .load else { return }
    noteNamespaceRead(id, part.value, .item, key: part.slice)
  }

  /// `globals().get(key)`, `vars(m).items()`, `x.update(globals())`.
  mutating func noteNamespaceCall(_ id: NodeID, _ call: Call, _ method: Attribute) {
    if method.attr == KnownName.update, call.arguments.count == 1 {
      noteNamespaceRead(id, tree.node(call.arguments, 0), .copy)
    }
    let owner = tree.kind(method.value)
    guard owner == .Call || owner == .Attribute else { return }
    if tree.names.spells(method.attr, "get"), call.arguments.count > 0 {
      noteNamespaceRead(id, method.value, .item, key: tree.node(call.arguments, 0))
    } else if tree.names.spells(method.attr, "values") || tree.names.spells(method.attr, "items") {
      noteNamespaceRead(id, method.value, .values)
    }
  }

  /// `f(**globals())`.
  mutating func noteNamespaceKeyword(_ id: NodeID, _ value: NodeID) {
    noteNamespaceRead(id, value, .copy)
  }

  /// `"…" % globals()`.
  mutating func noteNamespaceFormat(_ id: NodeID, _ right: NodeID) {
    noteNamespaceRead(id, right, .format)
  }

  /// `_` of `f"_{name}"` and `"_" + name`.
  private mutating func keyStart(_ key: NodeID) -> TextID {
    switch tree.kind(key) {
    case .JoinedStr:
      let parts = tree.elements(key)
      guard parts.count > 0, tree.kind(tree.node(parts, 0)) == .ConstantString else { return .none }
      return text(tree.range(tree.node(parts, 0)))
    case .BinOp:
      let operation = tree.binOp(key)
      guard operation.op == .Add, tree.kind(operation.left) == .ConstantString else { return .none }
      let start = sketch(operation.left)
      return start.base == .literal ? start.text : .none
    default: return .none
    }
  }

  private mutating func noteNamespaceRead(
    _ id: NodeID, _ namespace: NodeID, _ form: NamespaceRead.Form, key: NodeID = .none
  ) {
    if place.time == .never { return }
    let namespace = withoutCopy(namespace)
    let kind = tree.kind(namespace)
    guard kind == .Call || kind == .Attribute else { return }
    var owner = NamespaceRead.Owner.ownModule
    var ownerRange = tree.range(namespace)
    if kind == .Attribute {
      let attribute = tree.attribute(namespace)
      guard attribute.attr == KnownName.__dict__, tree.kind(attribute.value) == .Name else { return }
      owner = .object
    } else {
      let call = tree.call(namespace)
      guard tree.kind(call.function) == .Name, call.keywords.isEmpty else { return }
      let name = tree.identifier(call.function)
      if name == KnownName.vars, call.arguments.count == 1 {
        owner = .object
        ownerRange = tree.range(tree.node(call.arguments, 0))
      } else if name == KnownName.vars || name == KnownName.locals {
        guard call.arguments.isEmpty, scratch.scopes.kind == .module else { return }
      } else {
        guard name == KnownName.globals, call.arguments.isEmpty else { return }
      }
    }
    let text = key.isPresent && tree.kind(key) == .ConstantString ? sketch(key) : SketchedValue(.unknown)
    var read = NamespaceRead(
      range: tree.range(id), ownerRange: ownerRange, owner: owner, form: form,
      key: text.base == .literal ? text.text : .none, function: FunctionID(place.function), time: place.time)
    let keys = key.isPresent ? keyTexts(key) : []
    if keys.isEmpty, key.isPresent, isExportKey(key) { read.values.insert(.isExported) }
    if keys.isEmpty {
      read.prefix = keyStart(key)
      summary.namespaceReads.append(read)
    }
    for key in keys {
      read.key = scratch.texts.intern(key[...])
      summary.namespaceReads.append(read)
    }
  }

  /// Of `globals().copy()` and `dict(globals())` the namespace.
  private mutating func withoutCopy(_ id: NodeID) -> NodeID {
    var id = id
    for _ in 0..<3 where tree.kind(id) == .Call {
      let call = tree.call(id)
      if tree.kind(call.function) == .Attribute, call.arguments.isEmpty,
        tree.names.spells(tree.attribute(call.function).attr, "copy")
      {
        id = tree.attribute(call.function).value
      } else if tree.kind(call.function) == .Name, call.arguments.count == 1, call.keywords.isEmpty,
        tree.names.spells(tree.identifier(call.function), "dict")
      {
        id = tree.node(call.arguments, 0)
      }
    }
    return id
  }
}

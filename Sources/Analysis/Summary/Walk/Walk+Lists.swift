// The two lists a module keeps about itself: `__all__` and `__lazy_modules__`.
import Basics
import PythonSyntax
import Semantics

extension Walk {
  // MARK: __all__

  /// Adds the literals of `value` to `__all__`; whatever is no literal makes it dynamic.
  mutating func extendExports(_ value: NodeID, isElement: Bool) {
    sawExports = true
    if isElement {
      exportEntry(value)
      return
    }
    switch tree.kind(value) {
    case .List, .Tuple, .Set:
      let elements = tree.elements(value)
      for index in 0..<elements.count { exportEntry(tree.node(elements, index)) }
    case .BinOp where tree.binOp(value).op == .Add:
      // Left-leaning sums of lists: the parts in order.
      let bottom = scratch.stack.count
      var current = value
      while tree.kind(current) == .BinOp, tree.binOp(current).op == .Add {
        let sum = tree.binOp(current)
        scratch.stack.append(sum.right)
        current = sum.left
      }
      extendExports(current, isElement: false)
      while scratch.stack.count > bottom {
        let part = scratch.stack.removeLast()
        if tree.kind(part) == .BinOp { exportsAreDynamic = true } else { extendExports(part, isElement: false) }
      }
    default: exportsAreDynamic = true
    }
  }

  private mutating func exportEntry(_ id: NodeID) {
    guard let content = literal(id) else {
      exportsAreDynamic = true
      return
    }
    summary.exports.entries.append(ExportEntry(text: scratch.texts.intern(content), range: tree.range(id)))
  }

  // MARK: __lazy_modules__

  mutating func assignLazyList(_ id: NodeID, _ value: NodeID) {
    let first = summary.lazyEntries.count
    let container = lazyElements(value)
    appendLazyList(id, tree.range(value), container, .assign, entries: first)
  }

  /// `+=`, `.append`, `.add`, …: the list is changed between imports.
  mutating func alterLazyList(_ id: NodeID, _ value: NodeID, _ operation: LazyListRecord.Operation, isElement: Bool) {
    guard scratch.scopes.kind == .module else { return }
    let first = summary.lazyEntries.count
    var container = LazyListRecord.Container.unknown
    if isElement {
      if value.isPresent { lazyEntry(value) }
      container = .list
    } else {
      container = lazyElements(value)
    }
    appendLazyList(id, value.isPresent ? tree.range(value) : tree.range(id), container, operation, entries: first)
  }

  mutating func appendLazyList(
    _ id: NodeID, _ value: ByteRange, _ container: LazyListRecord.Container, _ operation: LazyListRecord.Operation,
    entries first: Int
  ) {
    if place.time == .never { return }
    let count = operation == .delete ? 0 : summary.lazyEntries.count - first
    var isUnknown = container == .unknown && operation != .delete
    for entry in summary.lazyEntries.suffix(count) where entry.form == .unknown { isUnknown = true }
    summary.lazyLists.append(
      LazyListRecord(
        statement: tree.range(id), value: value, container: container, operation: operation,
        isConditional: place.useFlags.contains(.isConditional), isPartlyUnknown: isUnknown,
        entries: RecordRange(summary.lazyEntries.count - count, count)))
  }

  private mutating func lazyElements(_ value: NodeID) -> LazyListRecord.Container {
    switch tree.kind(value) {
    case .List, .Tuple, .Set:
      let elements = tree.elements(value)
      for index in 0..<elements.count { lazyEntry(tree.node(elements, index)) }
      return tree.kind(value) == .List ? .list : tree.kind(value) == .Tuple ? .tuple : .set
    case .Dict:
      let entries = tree.dictDisplay(value).entries
      var index = 0
      while index < entries.count {
        lazyEntry(tree.node(entries, index))
        index += 2
      }
      return .dictionary
    case .ConstantString, .JoinedStr:
      lazyEntry(value)
      return .string
    case .ConstantNone: return .none
    case .ConstantInt, .ConstantFloat, .ConstantImaginary, .ConstantTrue, .ConstantFalse: return .number
    case .ConstantBytes: return .bytes
    case .GeneratorExp: return .generator
    case .Call:
      let call = tree.call(value)
      guard tree.kind(call.function) == .Name, call.keywords.isEmpty, call.arguments.count <= 1 else { return .unknown }
      switch KnownName(rawValue: tree.identifier(call.function).rawValue) {
      case .frozenset, .set, .list, .tuple:
        if call.arguments.isEmpty { return .constructor }
        switch lazyElements(tree.node(call.arguments, 0)) {
        case .list, .tuple, .set, .constructor: return .constructor
        default: return .unknown
        }
      case .map, .filter, .iter, .zip, .reversed: return .generator
      default: return .unknown
      }
    default: return .unknown
    }
  }

  private mutating func lazyEntry(_ id: NodeID) {
    var entry = LazyEntry(range: tree.range(id), form: .unknown, text: .none)
    switch tree.kind(id) {
    case .ConstantString:
      if let content = literal(id) {
        entry.form = .literal
        entry.text = scratch.texts.intern(content)
      }
    case .JoinedStr: formattedEntry(id, &entry)
    case .BinOp:
      let sum = tree.binOp(id)
      if sum.op == .Add, let form = ownName(sum.left), let rest = literal(sum.right) {
        entry.form = form
        entry.text = scratch.texts.intern(rest)
      }
    case .Name, .Attribute:
      // `__package__` itself.
      if let form = ownName(id) {
        entry.form = form
        entry.text = scratch.texts.intern([][...])
      }
    case .ConstantNone, .ConstantInt, .ConstantFloat, .ConstantTrue, .ConstantFalse, .ConstantBytes,
      .ConstantEllipsis, .ConstantImaginary:
      entry.form = .notString
    default: break
    }
    summary.lazyEntries.append(entry)
  }

  /// `f"{__spec__.parent}.x"`, `f"{__name__}.x"`.
  private mutating func formattedEntry(_ id: NodeID, _ entry: inout LazyEntry) {
    let parts = tree.elements(id)
    guard parts.count >= 1, parts.count <= 2 else { return }
    let field = tree.node(parts, 0)
    guard tree.kind(field) == .FormattedValue else { return }
    let value = tree.formattedValue(field)
    guard value.conversion == 0, !value.formatSpec.isPresent, let form = ownName(value.value) else { return }
    if parts.count == 1 {
      entry.form = form
      entry.text = scratch.texts.intern([][...])
      return
    }
    let rest = tree.node(parts, 1)
    guard tree.kind(rest) == .ConstantString else { return }
    // A piece of an f-string has no quotes of its own.
    let range = tree.range(rest)
    let content = tree.source.bytes[Int(range.start)..<min(Int(range.end), tree.source.bytes.count)]
    if content.contains(UInt8(ascii: "\\")) || content.contains(UInt8(ascii: "{")) { return }
    entry.form = form
    entry.text = scratch.texts.intern(content)
  }

  /// `__spec__.parent`, `__package__`, `__name__`.
  private mutating func ownName(_ id: NodeID) -> LazyEntry.Form? {
    switch tree.kind(id) {
    case .Name:
      let name = tree.identifier(id)
      return name == KnownName.__package__ ? .packageRelative : name == KnownName.__name__ ? .moduleRelative : nil
    case .Attribute:
      let attribute = tree.attribute(id)
      guard tree.kind(attribute.value) == .Name, tree.identifier(attribute.value) == KnownName.__spec__ else {
        return nil
      }
      if tree.names.spells(attribute.attr, "parent") { return .packageRelative }
      return tree.names.spells(attribute.attr, "name") ? .moduleRelative : nil
    default: return nil
    }
  }
}

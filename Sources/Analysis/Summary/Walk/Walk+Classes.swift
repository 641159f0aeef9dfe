// Class statements: they run with the body around them, and some kinds of class read their annotations.
import Basics
import PythonSyntax
import Semantics

extension Walk {
  mutating func classDefinition(_ id: NodeID) {
    let definition = tree.classDef(id)
    let number = UInt32(truncatingIfNeeded: summary.classes.count)
    var record = ClassRecord(
      name: text(definition.name), range: tree.range(id), function: FunctionID(place.function),
      parent: ClassID(place.classID), bases: .empty, fields: .empty, formSource: .none, formRange: ByteRange(at: 0),
      form: .plain, guardKind: place.guardKind)
    summary.classes.append(record)
    for index in 0..<definition.decorators.count {
      let decorator = tree.node(definition.decorators, index)
      judgeForm(decorator: decorator, &record)
      expression(decorator, .decorator, .isCalled)
    }
    openTypeParameters(definition.typeParameters)
    let firstBase = summary.bases.count
    let outer = place
    place.classID = number
    for index in 0..<definition.bases.count { base(tree.node(definition.bases, index), isMetaclass: false, &record) }
    for index in 0..<definition.keywords.count {
      let keyword = tree.keyword(tree.node(definition.keywords, index))
      if keyword.arg.isPresent, tree.names.spells(keyword.arg, "metaclass") {
        base(keyword.value, isMetaclass: true, &record)
      } else {
        expression(keyword.value, .baseClass)
      }
    }
    record.bases = RecordRange(firstBase, summary.bases.count - firstBase)
    place.importFlags = .inClass
    place.enclosingWith = .max
    place.fieldForm = record.form
    let firstField = scratch.fields.count
    let ownsFields = place.function == .max
    summary.classes[Int(number)] = record
    scratch.scopes.push(.classBody, firstUse: scratch.uses.count)
    statements(definition.body)
    scratch.scopes.pop()
    if ownsFields {
      // Nested classes have taken theirs already, so one class's fields stand together.
      let count = scratch.fields.count - firstField
      record.fields = RecordRange(summary.fields.count, count)
      summary.fields.append(contentsOf: scratch.fields.suffix(count))
      scratch.fields.removeLast(count)
    }
    record.isAbstract = summary.classes[Int(number)].isAbstract
    summary.classes[Int(number)] = record
    place = outer
    closeTypeParameters(definition.typeParameters)
    if scratch.scopes.kind == .module { scratch.meanings[Int(definition.name.rawValue)] = .none }
    effect = tree.range(id).end
    bind(definition.name, at: definition.nameStart, .classDefinition, record: number)
    effect = 0
    noteClass(definition, id, number)
  }

  private mutating func base(_ id: NodeID, isMetaclass: Bool, _ record: inout ClassRecord) {
    var named = id
    while tree.kind(named) == .Subscript { named = tree.subscriptExpression(named).value }
    // `NamedTuple("Base", …)` as a base is a call: no dotted name.
    let dotted = dottedText(named)
    let resolved = resolvedText(named)
    summary.bases.append(
      BaseRecord(range: tree.range(id), dotted: dotted, resolved: resolved, isMetaclass: isMetaclass))
    if !isMetaclass { judgeForm(base: named, range: tree.range(id), resolved: resolved, &record) }
    expression(id, isMetaclass ? .metaclass : .baseClass)
  }

  // MARK: Forms

  private mutating func judgeForm(decorator id: NodeID, _ record: inout ClassRecord) {
    var named = id
    if tree.kind(named) == .Call { named = tree.call(named).function }
    if meaning(named) == .dataclass {
      setForm(.dataclass, scratch.texts.intern("dataclasses.dataclass"), tree.range(id), &record)
      return
    }
    let resolved = resolvedText(named)
    if !resolved.isPresent { return }
    if let form = ClassFormCatalogue.form(decorator: scratch.texts.bytes(resolved)) {
      setForm(form, resolved, tree.range(id), &record)
    }
  }

  private mutating func judgeForm(base named: NodeID, range: ByteRange, resolved: TextID, _ record: inout ClassRecord) {
    switch meaning(named) {
    case .namedTuple: setForm(.namedTuple, scratch.texts.intern("typing.NamedTuple"), range, &record)
    case .typedDict: setForm(.typedDict, scratch.texts.intern("typing.TypedDict"), range, &record)
    case .protocolBase: setForm(.protocol, scratch.texts.intern("typing.Protocol"), range, &record)
    case .enumBase: setForm(.enumeration, resolved, range, &record)
    default:
      if resolved.isPresent, let form = ClassFormCatalogue.form(base: scratch.texts.bytes(resolved)) {
        setForm(form, resolved, range, &record)
      } else if tree.kind(named) == .Name, let parent = localClass(tree.identifier(named)) {
        // Some forms pass to subclasses.
        let form = summary.classes[Int(parent)].form
        if form == .typedDict || form == .framework || form == .enumeration {
          setForm(form, summary.classes[Int(parent)].formSource, range, &record)
        }
      }
    }
  }

  private mutating func setForm(_ form: ClassForm, _ source: TextID, _ range: ByteRange, _ record: inout ClassRecord) {
    // The first that matters wins; a dataclass that is a Protocol is read by both alike.
    if record.form != .plain, record.form != .enumeration { return }
    record.form = form
    record.formSource = source
    record.formRange = range
  }

  /// The class of this module that a name is bound to so far.
  mutating func localClass(_ name: Name) -> UInt32? {
    if case .local = scratch.scopes.lookup(name) { return nil }
    let number = scratch.classOfName[Int(name.rawValue)]
    return number == 0 ? nil : number - 1
  }

  // MARK: Fields

  /// `x: T` directly in a class body.
  mutating func field(_ statement: AnnAssign) {
    let form = place.fieldForm
    let annotationNode = statement.annotation
    let isQuoted = tree.kind(annotationNode) == .ConstantString
    if place.function == .max, tree.kind(statement.target) == .Name {
      var flags: FieldRecord.Flags = []
      if isQuoted { flags.insert(.isQuoted) }
      if isQuotable(tree.range(annotationNode)) { flags.insert(.isQuotable) }
      if statement.value.isPresent { flags.insert(.hasValue) }
      if place.useFlags.contains(.isConditional) { flags.insert(.isConditional) }
      var outerType = annotationNode
      while tree.kind(outerType) == .Subscript { outerType = tree.subscriptExpression(outerType).value }
      if meaning(outerType) == .classVar { flags.insert(.isClassVar) }
      scratch.fields.append(
        FieldRecord(
          name: text(tree.identifier(statement.target)), annotation: tree.range(annotationNode),
          leading: leadingText(tree.range(annotationNode), isQuoted: isQuoted), flags: flags))
    }
    let readsAtCreation = postponesAnnotations && (place.time == .atImport || place.time == .deferred)
    switch form {
    case .plain, .enumeration: annotation(annotationNode)
    case .namedTuple, .typedDict, .protocol, .attrs:
      if readsAtCreation, !hasFutureAnnotations {
        evaluated(annotationNode, .classForm)
      } else {
        annotation(annotationNode)
      }
    case .framework:
      // Reads strings too, however the annotation is written.
      if readsAtCreation { evaluated(annotationNode, .classForm) } else { annotation(annotationNode) }
    case .dataclass:
      if readsAtCreation, !hasFutureAnnotations {
        evaluated(annotationNode, .dataclassField)
      } else {
        annotation(annotationNode)
        if readsAtCreation, hasFutureAnnotations { leadingIsRead(annotationNode) }
      }
    }
  }

  private mutating func isQuotable(_ range: ByteRange) -> Bool {
    let bytes = tree.source.bytes
    return bytes[Int(range.start)..<min(Int(range.end), bytes.count)].allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): false
      default: true
      }
    }
  }

  /// An annotation whose names are read when the class is made.
  private mutating func evaluated(_ id: NodeID, _ kind: UseKind) {
    let outer = place
    place.isType = true
    place.useFlags.insert(.inAnnotation)
    let first = scratch.uses.count
    expression(id, kind)
    place = outer
    // Of quoted names a dataclass resolves the leading one, a framework all; the other forms none.
    for index in first..<scratch.uses.count where scratch.uses[index].time == .string {
      if place.fieldForm == .framework
        || (place.fieldForm == .dataclass && tree.kind(id) == .ConstantString
          && scratch.uses[index].flags.contains(.isLeading))
      {
        scratch.uses[index].time = place.time
      }
    }
  }

  /// Under the future import a dataclass sees the annotation's source text, and resolves its first dotted name.
  private mutating func leadingIsRead(_ id: NodeID) {
    let start = tree.range(id).start
    var index = scratch.uses.count - 1
    while index >= 0, scratch.uses[index].start >= start {
      if scratch.uses[index].start == start, scratch.uses[index].time == .annotation {
        scratch.uses[index].time = place.time
        scratch.uses[index].kind = .dataclassField
        scratch.uses[index].flags.insert(.isLeading)
      }
      index -= 1
    }
  }

  /// The first dotted name of an annotation's text.
  private mutating func leadingText(_ range: ByteRange, isQuoted: Bool) -> TextID {
    let end = min(Int(range.end), tree.source.bytes.count)
    var at = Int(range.start)
    if isQuoted {
      while at < end, tree.source.bytes[at] != UInt8(ascii: "\""), tree.source.bytes[at] != UInt8(ascii: "'") {
        at += 1
      }
      while at < end, tree.source.bytes[at] == UInt8(ascii: "\"") || tree.source.bytes[at] == UInt8(ascii: "'") {
        at += 1
      }
    }
    while at < end, tree.source.bytes[at] == UInt8(ascii: " ") { at += 1 }
    let start = at
    guard at < end, isIdentifierStart(tree.source.bytes[at]) else { return .none }
    while at < end, isIdentifierPart(tree.source.bytes[at]) || tree.source.bytes[at] == UInt8(ascii: ".") { at += 1 }
    return scratch.texts.intern(tree.source.bytes[start..<at])
  }

  // MARK: Dotted names

  /// `a.b.c` as written; none for other expressions.
  mutating func dottedText(_ id: NodeID) -> TextID {
    appendDotted(id, resolving: false) ? scratch.texts.takeBuffer() : .none
  }

  /// The same with its first name replaced by what the module's import of it names.
  mutating func resolvedText(_ id: NodeID) -> TextID {
    appendDotted(id, resolving: true) ? scratch.texts.takeBuffer() : .none
  }

  private mutating func appendDotted(_ id: NodeID, resolving: Bool) -> Bool {
    var base = id
    let bottom = scratch.stack.count
    while tree.kind(base) == .Attribute {
      scratch.stack.append(base)
      base = tree.attribute(base).value
    }
    guard tree.kind(base) == .Name else {
      scratch.stack.removeLast(scratch.stack.count - bottom)
      return false
    }
    let name = tree.identifier(base)
    let number = scratch.importOfName[Int(name.rawValue)]
    if resolving, number > 0 {
      appendOrigin(summary.imports[Int(number) - 1])
    } else {
      scratch.texts.append(tree.names.bytes(name))
    }
    while scratch.stack.count > bottom {
      let attribute = tree.attribute(scratch.stack.removeLast())
      scratch.texts.append(UInt8(ascii: "."))
      scratch.texts.append(tree.names.bytes(attribute.attr))
    }
    return true
  }

  /// What an import's bound name stands for: `m.x`, `.base.x`, `a` of `import a.b`, `a.b` of `import a.b as c`.
  private mutating func appendOrigin(_ record: ImportRecord) {
    for _ in 0..<min(Int(record.level), 64) { scratch.texts.append(UInt8(ascii: ".")) }
    if record.isFrom {
      if record.module.isPresent {
        let module = scratch.texts.bytes(record.module)
        scratch.texts.append(module)
        scratch.texts.append(UInt8(ascii: "."))
      }
      let name = scratch.texts.bytes(record.name)
      scratch.texts.append(name)
    } else {
      let module = scratch.texts.bytes(record.asName.isPresent ? record.module : record.bound)
      scratch.texts.append(module)
    }
  }
}

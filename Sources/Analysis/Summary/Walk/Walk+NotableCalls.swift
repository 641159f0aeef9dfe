// Calls that rules ask about by name, and what `try` statements catch.
import Basics
import PythonSyntax
import Semantics

extension Walk {
  private static let notable: [(spelling: Spelling, kind: NotableCall.Kind)] = [
    ("hasattr" as StaticString, NotableCall.Kind.hasAttribute), ("getattr", .getAttribute), ("register", .callback),
    ("finalize", .callback),
    ("reload", .reload), ("run_module", .runModule), ("get_type_hints", .readsSignature),
    ("signature", .readsSignature), ("get_annotations", .readsSignature), ("attach", .loaderShim),
    ("attach_stub", .loaderShim), ("LazyLoader", .loaderShim), ("initpkg", .loaderShim), ("enable", .loaderShim),
    ("install_import_hook", .importHook), ("beartype_this_package", .importHook), ("beartype_package", .importHook),
    ("beartype_all", .importHook), ("install", .importHook), ("register_post_import_hook", .importHook),
    ("exec", .execution), ("eval", .execution),
    ("create_all", .metadata), ("configure_mappers", .metadata),
    ("signal", .waitedFor), ("Thread", .waitedFor), ("submit", .waitedFor), ("add_signal_handler", .waitedFor),
  ].map { (Spelling($0), $1) }

  /// By name: which notable call it may be. Asked once for each file, so that a call costs one look.
  mutating func findNotableNames() {
    refill(&scratch.notableOfName, 0, tree.names.count + 1)
    for (index, entry) in Self.notable.enumerated() {
      let name = tree.names.find(entry.spelling)
      if name.isPresent { scratch.notableOfName[Int(name.rawValue)] = UInt8(index + 1) }
    }
  }

  mutating func noteNotableCall(_ id: NodeID, _ name: Name, _ call: Call) {
    let number = scratch.notableOfName[Int(name.rawValue)]
    if number == 0 || place.time == .never { return }
    let kind = Self.notable[Int(number) - 1].kind
    let count = call.arguments.count
    var subject = count > 0 ? tree.node(call.arguments, 0) : NodeID.none
    var key = NodeID.none
    switch kind {
    case .hasAttribute, .getAttribute:
      guard tree.kind(call.function) == .Name, count == (kind == .hasAttribute ? 2 : 3) else { return }
      key = tree.node(call.arguments, 1)
      guard tree.kind(key) == .ConstantString else { return }
    case .callback:
      // `finalize(object, function)`.
      if tree.names.spells(name, "finalize") {
        guard count > 1 else { return }
        subject = tree.node(call.arguments, 1)
      }
      guard count > 0, tree.kind(subject) == .Name else { return }
    case .execution where tree.kind(subject) == .ConstantString:
      noteImportText(id, call, subject)
      return
    case .execution:
      guard tree.kind(call.function) == .Name, count > 0, place.function == .max || place.time == .atImport
      else { return }
    case .reload, .readsSignature:
      guard count > 0 else { return }
    case .metadata, .importText: break
    case .waitedFor:
      noteWaitedFor(id, name, call)
      return
    case .runModule, .loaderShim, .importHook: key = subject
    }
    let literal = key.isPresent && tree.kind(key) == .ConstantString ? sketch(key) : SketchedValue(.unknown)
    summary.calls.append(
      NotableCall(
        range: tree.range(id), callee: tree.range(call.function),
        subject: subject.isPresent ? tree.range(subject) : ByteRange(at: tree.range(id).start),
        subjectName: subject.isPresent && tree.kind(subject) == .Name ? text(tree.identifier(subject)) : .none,
        key: literal.base == .literal ? literal.text : .none, kind: kind, time: place.time,
        isConditional: place.useFlags.contains(.isConditional) || hasExited, function: FunctionID(place.function)))
  }

  /// A function that is run when a signal comes, or by a thread.
  private mutating func noteWaitedFor(_ id: NodeID, _ name: Name, _ call: Call) {
    var subject = NodeID.none
    let isSignal = tree.names.spells(name, "signal") || tree.names.spells(name, "add_signal_handler")
    if isSignal {
      if call.arguments.count > 1 { subject = tree.node(call.arguments, 1) }
    } else if tree.names.spells(name, "submit") {
      if call.arguments.count > 0 { subject = tree.node(call.arguments, 0) }
    } else {
      for index in 0..<call.keywords.count {
        let keyword = tree.keyword(tree.node(call.keywords, index))
        if tree.names.spells(keyword.arg, "target") { subject = keyword.value }
      }
    }
    guard subject.isPresent, tree.kind(subject) == .Name else { return }
    summary.calls.append(
      NotableCall(
        range: tree.range(id), callee: tree.range(call.function), subject: tree.range(subject),
        subjectName: text(tree.identifier(subject)), key: scratch.texts.intern(isSignal ? "signal" : "thread"),
        kind: .waitedFor, time: place.time, isConditional: place.useFlags.contains(.isConditional),
        function: FunctionID(place.function)))
  }

  /// `exec("import x")`, which in the module's body is as lazy as the statement.
  private mutating func noteImportText(_ id: NodeID, _ call: Call, _ code: NodeID) {
    guard place.function == .max, place.time == .atImport, tree.kind(call.function) == .Name,
      tree.names.spells(tree.identifier(call.function), "exec"), let text = literal(code)
    else { return }
    let words = text.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") || $0 == 10 }
    guard words.count > 1, words[0].elementsEqual("import".utf8) || words[0].elementsEqual("from".utf8) else { return }
    summary.calls.append(
      NotableCall(
        range: tree.range(id), callee: tree.range(call.function), subject: tree.range(code), subjectName: .none,
        key: scratch.texts.intern(words[1]), kind: .importText, time: place.time,
        isConditional: place.useFlags.contains(.isConditional), function: .none))
  }

  // MARK: try

  mutating func noteTry(_ id: NodeID, _ statement: Try) {
    if statement.handlers.isEmpty || place.time == .never || statement.body.isEmpty { return }
    var catches = TryRecord.Catches()
    var broad = tree.range(tree.node(statement.handlers, 0))
    for index in 0..<statement.handlers.count {
      let node = tree.node(statement.handlers, index)
      let handler = tree.exceptHandler(node)
      let found = caught(by: handler.type, 0)
      catches.formUnion(found)
      if found.contains(.everything) {
        broad = tree.range(node)
        for position in 0..<handler.body.count where tree.kind(tree.node(handler.body, position)) == .Raise {
          catches.insert(.raisesAgain)
        }
      }
    }
    let last = tree.range(tree.node(statement.body, statement.body.count - 1))
    summary.tries.append(
      TryRecord(
        body: ByteRange(tree.range(id).start, last.end), handler: broad, catches: catches,
        function: FunctionID(place.function)))
  }

  private mutating func caught(by id: NodeID, _ level: Int) -> TryRecord.Catches {
    switch tree.kind(id) {
    case .none: return .everything
    case .Name: return caught(name: tree.identifier(id))
    case .Attribute: return caught(name: tree.attribute(id).attr)
    case .Tuple where level < 4:
      var all = TryRecord.Catches()
      let elements = tree.elements(id)
      for index in 0..<elements.count { all.formUnion(caught(by: tree.node(elements, index), level + 1)) }
      return all
    default: return .other
    }
  }

  private mutating func caught(name: Name) -> TryRecord.Catches {
    if tree.names.spells(name, "ImportError") || tree.names.spells(name, "ModuleNotFoundError") { return .importError }
    if tree.names.spells(name, "Exception") || tree.names.spells(name, "BaseException") { return .everything }
    if tree.names.spells(name, "KeyError") || tree.names.spells(name, "LookupError") { return [.keyError, .other] }
    return tree.names.spells(name, "NameError") ? .nameError : .other
  }
}

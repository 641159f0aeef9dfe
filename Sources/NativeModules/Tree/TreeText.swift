// Trees of nodes back to source, for `compile`: every line where the nodes say it is, everything in parentheses.
import Bytecode
import Runtime

/// Writes one tree. What the text is like nobody sees: it is parsed again at once.
struct TreeText {
  let world: World
  let state: TreeState
  private(set) var text: [UInt8] = []
  private var line = 1
  private var indentation = 0
  /// The next statement does not begin a line.
  private var isJoined = false
  /// What stands in the text for names that no source could hold.
  private var placeholders: [String: String] = [:]
  /// Parentheses that are open: between them lines may end anywhere.
  var groups = 0
  /// Nodes above the one that is written.
  private var depth = 0

  init(_ world: World) throws(Raised) {
    self.world = world
    state = try TreeState.of(world)
  }

  /// The source of a Module, Expression or Interactive, and the names behind the placeholders in it.
  static func source(
    _ world: World, _ root: Value, _ mode: CompileMode
  ) throws(Raised) -> (text: [UInt8], names: [String: String]) {
    var writer = try TreeText(world)
    let wanted = mode == .module ? "Module" : mode == .expression ? "Expression" : "Interactive"
    if writer.className(root) != wanted {
      throw world.typeError("expected \(wanted) node, got \(world.typeName(of: root))")
    }
    if writer.className(root) == "Expression" {
      try writer.expression(root, "body")
    } else {
      try writer.statements(writer.list(root, "body"))
    }
    if writer.text.count > 0 { writer.text.append(10) }
    return (
      writer.text, Dictionary(writer.placeholders.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    )
  }

  // MARK: Nodes

  /// The grammar's name of a node's class, which may be derived from it; empty for what is no node.
  func className(_ node: Value) -> String {
    for type in world.elements(world.type(of: node).pointee.mro) where world.isType(type) {
      let name = Ref<TypeObject>(type).pointee.name.text
      if state.types[name] == Ref<TypeObject>(type) { return name }
    }
    return ""
  }

  /// The value of a field; None where it is optional and not there.
  func field(_ node: Value, _ name: String) throws(Raised) -> Value {
    let found = try world.attributeIfAny(node, world.intern(name))
    if !found.isUnbound { return found }
    let count = state.fields[className(node)]?.first { $0.name == name }?.count
    if count == .optional { return .none }
    if count == .many { return world.makeList().value }
    throw world.typeError("required field \"\(name)\" missing from \(className(node))")
  }

  func list(_ node: Value, _ name: String) throws(Raised) -> [Value] {
    let found = try field(node, name)
    guard world.kind(of: found) == .list else {
      throw world.typeError(
        "\(className(node)) field \"\(name)\" must be a list, not a \(world.typeName(of: found))")
    }
    return world.elements(Ref<ListObject>(found))
  }

  /// A field that must be there.
  func needed(_ node: Value, _ name: String) throws(Raised) -> Value {
    let found = try field(node, name)
    if found.isNone { throw world.valueError("field '\(name)' is required for \(className(node))") }
    return found
  }

  func lineNumber(_ node: Value, _ kind: String) throws(Raised) -> Int {
    for name in ["lineno", "col_offset"] where try world.attributeIfAny(node, world.intern(name)).isUnbound {
      throw world.typeError("required field \"\(name)\" missing from \(kind)")
    }
    return try world.index(world.getAttribute(node, world.intern("lineno")))
  }

  // MARK: Text

  mutating func put(_ part: String) { text.append(contentsOf: part.utf8) }

  /// An identifier that a field holds.
  mutating func name(_ node: Value, _ field: String) throws(Raised) { try name(of: needed(node, field)) }

  mutating func name(of value: Value) throws(Raised) {
    guard world.isString(value) else { throw world.typeError("AST identifier must be of type str") }
    let name = Ref<StringObject>(value).text
    if ["None", "True", "False"].contains(name) {
      throw world.valueError("identifier field can't represent '\(name)' constant")
    }
    put(try placeholder(for: name))
  }

  /// A dotted name of an import.
  mutating func dottedName(_ value: Value) throws(Raised) {
    guard world.isString(value) else { throw world.typeError("AST identifier must be of type str") }
    for (index, part) in Ref<StringObject>(value).text.split(separator: ".", omittingEmptySubsequences: false)
      .enumerated()
    {
      put((index == 0 ? "" : ".") + (try placeholder(for: String(part))))
    }
  }

  private mutating func placeholder(for name: String) throws(Raised) -> String {
    let isPlain =
      !name.isEmpty && name.utf8.allSatisfy { $0 == 95 || (48...57).contains($0) || (97...122).contains($0 | 32) }
      && !(48...57).contains(name.utf8.first ?? 48)
    if isPlain, !TreeText.keywords.contains(name), !name.hasPrefix("_placeholder_") { return name }
    if let known = placeholders[name] { return known }
    let made = "_placeholder_\(placeholders.count)_"
    placeholders[name] = made
    return made
  }

  private static let keywords: Set<String> = [
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
    "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
    "return", "try", "while", "with", "yield",
  ]

  /// Goes on where the node says it is, if it is farther down.
  mutating func moveDown(to node: Value, _ kind: String) throws(Raised) {
    let wanted = try lineNumber(node, kind)
    if wanted <= line || wanted > 10_000_000 { return }
    try world.charge(wanted - line)
    text.append(contentsOf: [UInt8](repeating: 10, count: wanted - line))
    line = wanted
  }

  /// Begins a line.
  private mutating func begin(_ node: Value? = nil) throws(Raised) {
    if isJoined {
      isJoined = false
      return
    }
    if !text.isEmpty, text.last != 10 {
      text.append(10)
      line += 1
    }
    if let node { try moveDown(to: node, "stmt") }
    text.append(contentsOf: [UInt8](repeating: 32, count: indentation))
  }

  mutating func nested<Result>(
    _ body: (inout TreeText) throws(Raised) -> Result
  ) throws(Raised) -> Result {
    depth += 1
    defer { depth -= 1 }
    if depth > 500 { throw world.raise("RecursionError", "maximum recursion depth exceeded during ast construction") }
    return try body(&self)
  }

  // MARK: Statements

  private mutating func block(_ node: Value, _ name: String, mayBeEmpty: Bool = false) throws(Raised) {
    let statements = try list(node, name)
    if statements.isEmpty { throw world.valueError("empty \(name) on \(className(node))") }
    put(":")
    // What stood behind the colon stands there again, or the lines below would not be where they were.
    var areHere = true
    for item in statements where areHere { areHere = try isHere(item) }
    if areHere {
      put(" ")
      isJoined = true
    }
    indentation += 1
    try self.statements(statements)
    indentation -= 1
  }

  private mutating func statements(_ nodes: [Value]) throws(Raised) {
    for (index, node) in nodes.enumerated() {
      if index > 0, isSimple(nodes[index - 1]), try isHere(node) {
        put("; ")
        isJoined = true
      }
      try statement(node)
    }
  }

  private func isSimple(_ node: Value) -> Bool {
    TreeText.statements.contains(className(node)) && !TreeText.compound.contains(className(node))
  }

  /// Is it a statement without a block that says to be on this line?
  private func isHere(_ node: Value) throws(Raised) -> Bool {
    isSimple(node) ? try lineNumber(node, "stmt") <= line : false
  }

  /// `else:` and such, if there is something in it.
  private mutating func optionalBlock(_ node: Value, _ name: String, _ word: String) throws(Raised) {
    if try list(node, name).isEmpty { return }
    try begin()
    put(word)
    try block(node, name)
  }

  mutating func statement(_ node: Value) throws(Raised) {
    try nested { writer throws(Raised) in try writer.write(statement: node) }
  }

  private mutating func write(statement node: Value) throws(Raised) {
    let kind = className(node)
    guard TreeText.statements.contains(kind) else {
      throw world.typeError("expected some sort of stmt, but got \(try world.reprText(node))")
    }
    for decorator in TreeText.definitions.contains(kind) ? try list(node, "decorator_list") : [] {
      try begin(decorator)
      put("@")
      try expression(decorator)
    }
    try begin(node)
    switch kind {
    case "Expr":
      let value = try needed(node, "value")
      // A docstring is one only without parentheses.
      let isText = className(value) == "Constant" ? world.isString(try field(value, "value")) : false
      if isText { try constant(value) } else { try expression(value) }
    case "Return": try word("return", node, "value", isOptional: true)
    case "Delete":
      if try list(node, "targets").isEmpty { throw world.valueError("empty targets on Delete") }
      put("del ")
      try separated(try list(node, "targets"))
    case "Assign":
      let targets = try list(node, "targets")
      if targets.isEmpty { throw world.valueError("empty targets on Assign") }
      for target in targets {
        try expression(target)
        put(" = ")
      }
      try expression(node, "value")
    case "AugAssign":
      try expression(node, "target")
      put(try " " + sign(node, "op", TreeText.binarySigns) + "= ")
      try expression(node, "value")
    case "AnnAssign":
      let target = try needed(node, "target")
      let isSimple = try world.isTrue(field(node, "simple"))
      if isSimple, className(target) != "Name" {
        throw world.typeError("AnnAssign with simple non-Name target")
      }
      if className(target) == "Name", !isSimple { put("(") }
      try expression(target)
      if className(target) == "Name", !isSimple { put(")") }
      put(": ")
      try expression(node, "annotation")
      if try !field(node, "value").isNone {
        put(" = ")
        try expression(node, "value")
      }
    case "TypeAlias":
      put("type ")
      try expression(node, "name")
      try typeParameters(node)
      put(" = ")
      try expression(node, "value")
    case "Raise":
      try word("raise", node, "exc", isOptional: true)
      if try !field(node, "cause").isNone {
        if try field(node, "exc").isNone { throw world.valueError("Raise with cause but no exception") }
        try word(" from", node, "cause")
      }
    case "Assert":
      try word("assert", node, "test")
      if try !field(node, "msg").isNone { try word(",", node, "msg") }
    case "Import", "ImportFrom": try importing(node, isFrom: kind == "ImportFrom")
    case "Global", "Nonlocal":
      let names = try list(node, "names")
      if names.isEmpty { throw world.valueError("empty names on \(kind)") }
      put(kind == "Global" ? "global " : "nonlocal ")
      for (index, item) in names.enumerated() {
        if index > 0 { put(", ") }
        try name(of: item)
      }
    case "Pass": put("pass")
    case "Break": put("break")
    case "Continue": put("continue")
    default: try write(compound: node, kind)
    }
  }

  private mutating func write(compound node: Value, _ kind: String) throws(Raised) {
    if kind.hasPrefix("Async") { put("async ") }
    switch kind {
    case "FunctionDef", "AsyncFunctionDef":
      put("def ")
      try name(node, "name")
      try typeParameters(node)
      put("(")
      try parameters(needed(node, "args"))
      put(")")
      if try !field(node, "returns").isNone { try word(" ->", node, "returns") }
      try block(node, "body")
    case "ClassDef":
      put("class ")
      try name(node, "name")
      try typeParameters(node)
      put("(")
      try arguments(list(node, "bases"), list(node, "keywords"))
      put(")")
      try block(node, "body")
    case "While":
      try word("while", node, "test")
      try block(node, "body")
      try optionalBlock(node, "orelse", "else")
    case "If":
      var node = node
      try word("if", node, "test")
      try block(node, "body")
      // A line of its own for `else` would push down what follows.
      while let other = try list(node, "orelse").first, try list(node, "orelse").count == 1, className(other) == "If" {
        node = other
        try begin(node)
        try word("elif", node, "test")
        try block(node, "body")
      }
      try optionalBlock(node, "orelse", "else")
    case "For", "AsyncFor":
      try word("for", node, "target")
      try word(" in", node, "iter")
      try block(node, "body")
      try optionalBlock(node, "orelse", "else")
    case "With", "AsyncWith":
      let items = try list(node, "items")
      if items.isEmpty { throw world.valueError("empty items on \(kind)") }
      put("with ")
      for (index, item) in items.enumerated() {
        if index > 0 { put(", ") }
        try expression(item, "context_expr")
        if try !field(item, "optional_vars").isNone { try word(" as", item, "optional_vars") }
      }
      try block(node, "body")
    case "Try", "TryStar":
      put("try")
      try block(node, "body")
      for handler in try list(node, "handlers") {
        try begin(handler)
        put(kind == "Try" ? "except" : "except*")
        if try !field(handler, "type").isNone { try word("", handler, "type") }
        if try !field(handler, "name").isNone {
          put(" as ")
          try name(handler, "name")
        }
        try block(handler, "body")
      }
      try optionalBlock(node, "orelse", "else")
      try optionalBlock(node, "finalbody", "finally")
    default:
      try word("match", node, "subject")
      put(":")
      indentation += 1
      for item in try list(node, "cases") {
        try begin()
        put("case ")
        try pattern(needed(item, "pattern"))
        if try !field(item, "guard").isNone { try word(" if", item, "guard") }
        try block(item, "body")
      }
      indentation -= 1
    }
  }

  private mutating func importing(_ node: Value, isFrom: Bool) throws(Raised) {
    if try world.isTrue(field(node, "is_lazy")) { put("lazy ") }
    if isFrom {
      let level = try field(node, "level"), count = level.isNone ? 0 : try world.index(level)
      if count < 0 { throw world.valueError("Negative ImportFrom level") }
      put("from " + String(repeating: ".", count: min(count, 1000)))
      let module = try field(node, "module")
      if !module.isNone { try dottedName(module) }
      put(" ")
    }
    let names = try list(node, "names")
    if names.isEmpty { throw world.valueError("empty names on \(className(node))") }
    put("import ")
    for (index, alias) in names.enumerated() {
      if index > 0 { put(", ") }
      let imported = try needed(alias, "name")
      if world.isString(imported), Ref<StringObject>(imported).text == "*" {
        put("*")
      } else {
        try dottedName(imported)
      }
      if try !field(alias, "asname").isNone {
        put(" as ")
        try name(alias, "asname")
      }
    }
  }

  /// A word and the expression of a field behind it.
  mutating func word(_ word: String, _ node: Value, _ name: String, isOptional: Bool = false) throws(Raised) {
    put(word)
    if isOptional, try field(node, name).isNone { return }
    put(" ")
    try expression(node, name)
  }

  private static let compound: Set = [
    "FunctionDef", "AsyncFunctionDef", "ClassDef", "For", "AsyncFor", "While", "If", "With", "AsyncWith", "Match",
    "Try", "TryStar",
  ]
  private static let definitions: Set = ["FunctionDef", "AsyncFunctionDef", "ClassDef"]
  private static let statements = Set(TreeGrammar.classes.filter { $0.base == "stmt" }.map(\.name))
}

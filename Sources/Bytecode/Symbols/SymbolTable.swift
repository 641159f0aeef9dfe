// Which scope each name of a file belongs to, after CPython's `symtable.c`: first what every scope does with a name,
// then where that name lives.
import Basics
import PythonSyntax

/// The scopes of one file and their names.
struct SymbolTable: Sendable {
  enum ScopeKind: UInt8, Sendable {
    case module, classBody, function, lambda, listComprehension, setComprehension, dictComprehension, generator,
      typeParameters, annotations, typeVariable, typeAlias

    /// A list, set or dict comprehension.
    var isDisplayComprehension: Bool {
      self == .listComprehension || self == .setComprehension || self == .dictComprehension
    }
    var isFunctionLike: Bool { self != .module && self != .classBody }
  }

  /// Several scopes may belong to one node.
  enum Role: UInt32 { case body, typeParameters, annotations, bound, defaultValue, value }

  /// What a scope does with a name, and what came out of it.
  struct Flags: OptionSet, Sendable {
    let rawValue: UInt16
    static let parameter = Flags(rawValue: 1)
    static let local = Flags(rawValue: 2)
    static let used = Flags(rawValue: 4)
    static let global = Flags(rawValue: 8)
    static let nonlocal = Flags(rawValue: 16)
    /// `del x`, or the name of an `except` clause.
    static let deleted = Flags(rawValue: 32)
    /// Bound by `:=`.
    static let walrus = Flags(rawValue: 64)
    /// An inner function uses it.
    static let cell = Flags(rawValue: 128)
    /// It comes with the closure, for this scope or for one within.
    static let free = Flags(rawValue: 256)
    static let bound: Flags = [.parameter, .local]
  }

  /// Where a name lives, seen from its scope.
  enum Place: UInt8, Sendable { case unresolved, local, cell, free, globalExplicit, globalImplicit }

  struct Symbol: Sendable {
    let name: Name
    var flags: Flags
    var place = Place.unresolved
  }

  struct Scope: Sendable {
    let kind: ScopeKind
    let node: NodeID
    /// -1 for the module.
    let parent: Int
    /// A comprehension whose code stands in the function around it.
    var isInlined = false
    /// An annotation scope whose names are looked up in the class around it first.
    var seesClass = false
    var isNested = false
    var yields = false
    var isAsync = false
    /// For `__x`: the class whose name is put before it.
    var privateName = Name.none
    /// Only these are mangled (type parameters of a class); nil for all.
    var mangledOnly: [Name]?
    var symbols: [Int32] = []
    /// Annotated names of a module or class: the statements, and whether each stands in a block of its own.
    var annotated: [(node: NodeID, isConditional: Bool)] = []
    var hasConditionalAnnotations = false
    var inConditionalBlock = 0
  }

  let tree: SyntaxTree
  let target: PythonVersion
  let hasFutureAnnotations: Bool
  /// The tree's names and those that only the compiler knows.
  var names: NameTable
  let known: CompilerNames
  var scopes: [Scope] = []
  var symbols: [Symbol] = []
  var index = IntegerMap<Int32>()
  var scopeOf = IntegerMap<Int32>()
  var current = -1
  var pending: [NodeID] = []

  init(_ tree: SyntaxTree, target: PythonVersion, hasFutureAnnotations: Bool) {
    self.tree = tree
    self.target = target
    self.hasFutureAnnotations = hasFutureAnnotations
    names = tree.names
    known = CompilerNames(&names)
    index.reserveCapacity(tree.nodes.count / 8)
    enter(.module, tree.root, .body)
    visit(tree.moduleBody())
    resolve()
  }

  // MARK: Scopes and symbols

  func key(_ node: NodeID, _ role: Role) -> UInt64 { UInt64(node.rawValue) << 3 | UInt64(role.rawValue) }

  func scope(_ node: NodeID, _ role: Role) -> Int { Int(scopeOf[key(node, role)] ?? 0) }

  @discardableResult
  mutating func enter(_ kind: ScopeKind, _ node: NodeID, _ role: Role) -> Int {
    var scope = Scope(kind: kind, node: node, parent: current)
    if current >= 0 {
      let outer = scopes[current]
      scope.privateName = outer.privateName
      scope.mangledOnly = kind == .classBody || kind == .function ? nil : outer.mangledOnly
      scope.isNested = outer.isNested || outer.kind.isFunctionLike
      // Lambdas and comprehensions in annotation scopes see no class.
      switch kind {
      case .typeParameters, .annotations, .typeVariable, .typeAlias:
        scope.seesClass = outer.seesClass || outer.kind == .classBody
        // Strings look nothing up.
        if kind == .annotations, hasFutureAnnotations { scope.seesClass = false }
      default: break
      }
      if kind.isDisplayComprehension { scope.isInlined = !outer.seesClass }
    }
    scopes.append(scope)
    current = scopes.count - 1
    scopeOf.set(key(node, role), Int32(truncatingIfNeeded: current))
    if scope.seesClass { add(known.classDict, .used) }
    return current
  }

  mutating func leave() { current = scopes[current].parent }

  static func symbolKey(_ scope: Int, _ name: Name) -> UInt64 { UInt64(scope) << 32 | UInt64(name.rawValue) }

  func symbolIndex(_ scope: Int, _ name: Name) -> Int? { index[Self.symbolKey(scope, name)].map { Int($0) } }

  /// A name that is already mangled.
  @discardableResult
  mutating func add(_ name: Name, _ flags: Flags, to scope: Int) -> Int {
    let key = Self.symbolKey(scope, name)
    if let found = index[key] {
      symbols[Int(found)].flags.formUnion(flags)
      return Int(found)
    }
    let new = symbols.count
    symbols.append(Symbol(name: name, flags: flags))
    index.set(key, Int32(truncatingIfNeeded: new))
    scopes[scope].symbols.append(Int32(truncatingIfNeeded: new))
    return new
  }

  mutating func add(_ name: Name, _ flags: Flags) {
    if name.isPresent { add(mangled(name), flags, to: current) }
  }

  // MARK: Mangling

  mutating func mangled(_ name: Name) -> Name { mangled(name, in: current) }

  /// `__x` in a class C is `_C__x`.
  mutating func mangled(_ name: Name, in scope: Int) -> Name {
    let owner = scopes[scope].privateName
    guard owner.isPresent else { return name }
    let text = names.bytes(name)
    guard text.count > 2, text.first == UInt8(ascii: "_"), text.dropFirst().first == UInt8(ascii: "_") else {
      return name
    }
    if let only = scopes[scope].mangledOnly, !only.contains(name) { return name }
    return mangled(name, owner)
  }

  private mutating func mangled(_ name: Name, _ owner: Name) -> Name {
    let underscore = UInt8(ascii: "_")
    let text = Array(names.bytes(name))
    if text[text.count - 1] == underscore, text[text.count - 2] == underscore { return name }
    if text.contains(UInt8(ascii: ".")) { return name }
    let prefix = names.bytes(owner).drop { $0 == underscore }
    if prefix.isEmpty { return name }
    let whole = [underscore] + prefix + text
    return names.intern(whole, 0..<whole.count)
  }
}

/// Names that the compiler itself brings in.
struct CompilerNames: Sendable {
  let classDict, conditionalAnnotations, dotZero, dotFormat, format, typeParams, genericBase, dotDefaults,
    dotKwDefaults, dunderTypeParams, module, qualname, firstLineNumber, annotate, annotateFunction, staticAttributes,
    classCell, classDictCell, enter, exit, asyncEnter, asyncExit: Name

  init(_ names: inout NameTable) {
    classDict = names.intern("__classdict__")
    conditionalAnnotations = names.intern("__conditional_annotations__")
    dotZero = names.intern(".0")
    dotFormat = names.intern(".format")
    format = names.intern("format")
    typeParams = names.intern(".type_params")
    genericBase = names.intern(".generic_base")
    dotDefaults = names.intern(".defaults")
    dotKwDefaults = names.intern(".kwdefaults")
    dunderTypeParams = names.intern("__type_params__")
    module = names.intern("__module__")
    qualname = names.intern("__qualname__")
    firstLineNumber = names.intern("__firstlineno__")
    annotate = names.intern("__annotate__")
    annotateFunction = names.intern("__annotate_func__")
    staticAttributes = names.intern("__static_attributes__")
    classCell = names.intern("__classcell__")
    classDictCell = names.intern("__classdictcell__")
    enter = names.intern("__enter__")
    exit = names.intern("__exit__")
    asyncEnter = names.intern("__aenter__")
    asyncExit = names.intern("__aexit__")
  }
}

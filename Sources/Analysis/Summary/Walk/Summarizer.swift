// The one walk over a tree that makes a summary: its state, its scratch memory and its entry points.
import Basics
package import PythonSyntax
import Semantics

/// Makes summaries. One a worker: its memory is reused from file to file.
package struct Summarizer: Sendable {
  private var scratch = WalkScratch()

  /// - Parameter remembers: the trees will be those of one text that is edited.
  package init(remembers: Bool = false) { scratch.memory.isOn = remembers }

  /// How many functions the last summary took over from the one before.
  package var repeatedFunctions: Int { scratch.memory.repeated }

  /// - Parameter texts: have their numbers beforehand, as in summaries of a file that is edited, which have those of
  ///   earlier texts, too.
  package static func summary(of tree: SyntaxTree, options: SummaryOptions, texts: TextTable) -> ModuleSummary {
    var summarizer = Summarizer()
    summarizer.scratch.firstTexts = texts
    return summarizer.summarize(tree, options: options)
  }

  /// The summary of one tree. Recursion follows the tree's nesting, which the parser bounds: call it on a big stack
  /// (`ParallelMap`).
  /// - Parameter kept: what the tree has in common with that of the last call; nil where that is nothing.
  package mutating func summarize(
    _ tree: SyntaxTree, options: SummaryOptions, kept: KeptParts? = nil
  ) -> ModuleSummary {
    scratch.memory.begin(options, kept, texts: scratch.texts.count)
    // Swapped, not copied: two owners would make the first append copy it all.
    var lent = WalkScratch()
    swap(&lent, &scratch)
    var walk = Walk(tree: tree, options: options, scratch: lent)
    walk.run()
    let summary = ModuleSummary(walk.finish())
    scratch = walk.scratch
    return summary
  }

  /// The same for a single tree.
  package static func summary(of tree: SyntaxTree, options: SummaryOptions) -> ModuleSummary {
    var summarizer = Summarizer()
    return summarizer.summarize(tree, options: options)
  }
}

/// One mention of a name that may be the module's, before it is known what it is.
struct PendingUse {
  var name: Name
  var start: UInt32
  var end: UInt32
  /// The outermost `Attribute` that hangs on the name; `.none` without attributes.
  var chain: NodeID
  var function: UInt32
  var classID: UInt32
  var block: UInt32
  var flags: Use.Flags
  var time: UseTime
  var kind: UseKind
  /// By `global`: no enclosing function can bind it.
  var isGlobal: Bool
  /// Bound by an enclosing function after all.
  var isDropped: Bool
  /// Calls that this use is the argument of (`map(f, …)`) run it at once.
  var isHandedOver: Bool
}

/// One binding of the module's namespace.
struct PendingBinding {
  /// None when the tree has no such name: the first part of a dotted import that nothing mentions.
  var name: Name
  var text: TextID
  var start: UInt32
  /// What is read before this place does not see the binding yet: in `x = f(x)` the end of the statement.
  var effect: UInt32
  var record: UInt32
  /// The name called to make the value, when the value is `Name(…)`: says which class an object is of.
  var maker: Name
  var block: UInt32
  var kind: BindingKind
  var guardKind: GuardKind
}

/// A call of a function that is known without looking at the module's namespace: nested ones, `self.m()`, lambdas.
struct PendingCall {
  /// The function called; none for a method by name.
  var callee: UInt32
  /// The method, looked up in `classID` and its bases; without one the class itself is called: `cls()`.
  var method: Name
  var classID: UInt32
  /// Names the class instead of `classID`, for methods of a local variable: `builder = Builder()`.
  var maker: Name
  var startsAtBases: Bool
  var range: ByteRange
  var function: UInt32
  var isAtImport: Bool
  var isConditional: Bool
  var isIterated: Bool
}

/// A function that returns an object made by calling a name: `return Marker(…)`.
struct PendingReturn {
  var function: UInt32
  var maker: Name
}

/// What a name of a function is bound to, as far as calls ask: how `ScopeStack` keeps it.
enum LocalDefinition {
  /// A function by its record.
  case function(UInt32)
  /// A parameter of a function.
  case parameter(UInt32)
  /// An object made by calling a name.
  case made(Name)
  case unknown

  init(_ stored: UInt32) {
    if stored == ScopeStack.noDefinition {
      self = .unknown
    } else if stored & 0x8000_0000 != 0 {
      self = .parameter(stored & 0x7fff_ffff)
    } else if stored & 0x4000_0000 != 0 {
      self = .made(Name(stored & 0x3fff_ffff))
    } else {
      self = .function(stored)
    }
  }

  static func stored(parameterOf function: UInt32) -> UInt32 { function | 0x8000_0000 }
  static func stored(madeBy name: Name) -> UInt32 {
    name.isPresent ? name.rawValue | 0x4000_0000 : ScopeStack.noDefinition
  }
}

/// An arm of a branching statement at module level.
struct Block {
  var parent: UInt32
  /// The statement, and which of its arms: arms of one statement exclude each other unless it is a `try`.
  var statement: NodeID
  var arm: UInt16
  var isExclusive: Bool
}

/// What a name means to the walk when an import bound it to something it knows.
enum Meaning: UInt8 {
  case none
  // Modules.
  case typingModule, dataclassesModule, enumModule, contextlibModule, sysModule, osModule, osPathModule, siteModule
  case pkgutilModule, builtinsModule, functoolsModule, pathlibModule, inspectModule, annotationlibModule
  // Names of `typing`.
  case typeVar, paramSpec, typeVarTuple, newType, cast, namedTuple, typedDict, protocolBase, typeAlias, typeAliasType
  case typingForm, literal, annotated, classVar, getTypeHints
  // Others.
  case dataclass, makeDataclass, enumBase
  case sysPath, sysModules, sysMetaPath, sysPathHooks, setLazyImports, setLazyImportsFilter
  case environ, putenv, chdir, addsitedir, extendPath, importFunction
  case getcwd, dirname, abspath, realpath, joinPath, pathClass, pathFunction
  case suppress, contextManager, wraps, signature
  // Builtins.
  /// `isinstance`, `issubclass`.
  case typeTest
  /// `map`, `sorted`, `max`, …: call a function that they are given.
  case callsArgument
}

/// Ids of the known names that are compared most; constants, because asking the enum crosses a module each time.
struct FrequentNames {
  let annotations = KnownName.__annotations__.rawValue
  let `self` = KnownName.`self`.rawValue
  let cls = KnownName.cls.rawValue
  let last = UInt32(KnownName.allCases.count)
}

/// A name that a `lazy` import binds in a function.
struct MisplacedLazy {
  var name: Name
  var function: UInt32
  var record: Int
}

/// Memory that outlives one file.
struct WalkScratch: Sendable {
  var scopes = ScopeStack()
  var texts = TextBuilder()
  /// What `texts` begins with.
  var firstTexts = TextTable()
  var uses: [PendingUse] = []
  var bindings: [PendingBinding] = []
  var calls: [PendingCall] = []
  /// Empty but for files that Python refuses.
  var misplaced: [MisplacedLazy] = []
  var blocks: [Block] = []
  var meanings: [Meaning] = []
  /// By name: the kind of notable call it may be, plus one.
  var notableOfName: [UInt8] = []
  /// By name: the last import that bound it at module level, plus one.
  var importOfName: [UInt32] = []
  /// By name: the class of the module it is bound to so far, plus one.
  var classOfName: [UInt32] = []
  /// By name: the function of the module it is bound to so far, plus one.
  var functionOfName: [UInt32] = []
  /// `return Name(…)`.
  var returns: [PendingReturn] = []
  /// By name: the value last assigned to it at module level.
  var valueOfName: [NodeID] = []
  /// By name: the text it has in the summary.
  var textOfName: [TextID] = []
  var stack: [NodeID] = []
  /// Of the loops that are open.
  var literalKeys: [LiteralKeys] = []
  /// Fields of the classes that are open.
  var fields: [FieldRecord] = []
  var reach = ReachScratch()
  var effects = EffectScratch()
  /// Of the last walk, for files that are edited.
  var memory = WalkMemory()
}

/// Where the walk stands. Copied on the way in and put back on the way out of a statement.
struct Place: Equatable {
  var function: UInt32 = .max
  var classID: UInt32 = .max
  var block: UInt32 = 0
  var enclosingWith: UInt32 = .max
  var importFlags: ImportRecord.Flags = []
  var useFlags: Use.Flags = []
  var time: UseTime = .atImport
  /// Why bindings here are not always made.
  var guardKind: GuardKind = .none
  /// A handler of the same scope, or a `suppress`, may catch what is raised here.
  var isCaught = false
  /// The condition of the innermost `if` around, whichever arm this is.
  var test: NodeID = .none
  /// Strings are types here.
  var isType = false
  /// The target of `x += 1`.
  var isCounting = false
  /// Innermost scope is a class whose annotations are read when it is made.
  var fieldForm: ClassForm = .plain
}

/// The walk over one tree. Its methods are mutating even where they only ask: for a call of another one, the whole walk
/// would be copied.
struct Walk {
  let tree: SyntaxTree
  let condition: StaticCondition
  let ids = FrequentNames()
  var scratch: WalkScratch
  var summary: SummaryRecords
  var place = Place()
  /// The function walked in may have returned or raised by now.
  var hasExited = false
  /// The module's body certainly raises: what follows never runs here.
  var bodyHasEnded = false
  /// Annotations are not evaluated at definition: 3.14 on, or the future import.
  var postponesAnnotations: Bool
  var hasFutureAnnotations = false
  var depth = 0
  /// Past what the statement at hand reads before it binds; 0 where that is not settled by order.
  var effect: UInt32 = 0
  /// Some form of `__all__` that is no literal took part.
  var exportsAreDynamic = false
  var sawExports = false

  /// `max(…, key=f)` calls what it is given.
  private static let callsKey = [Spelling("max"), Spelling("min")]
  /// Deeper nesting than any parser accepts ends the walk of that part.
  static let depthLimit = 4000

  init(tree: SyntaxTree, options: SummaryOptions, scratch: consuming WalkScratch) {
    self.tree = tree
    self.scratch = scratch
    summary = SummaryRecords(options: options)
    condition =
      switch options.platform {
      case .linux: StaticCondition(target: options.target, platform: "linux", osName: "posix", systemName: "Linux")
      case .darwin: StaticCondition(target: options.target, platform: "darwin", osName: "posix", systemName: "Darwin")
      case .win32: StaticCondition(target: options.target, platform: "win32", osName: "nt", systemName: "Windows")
      }
    postponesAnnotations = options.target >= .v3_14
    let count = tree.names.count
    self.scratch.scopes.reset(nameCount: count)
    self.scratch.uses.removeAll(keepingCapacity: true)
    self.scratch.bindings.removeAll(keepingCapacity: true)
    self.scratch.calls.removeAll(keepingCapacity: true)
    self.scratch.misplaced.removeAll()
    self.scratch.blocks.removeAll(keepingCapacity: true)
    self.scratch.fields.removeAll(keepingCapacity: true)
    self.scratch.stack.removeAll(keepingCapacity: true)
    self.scratch.literalKeys.removeAll(keepingCapacity: true)
    self.scratch.blocks.append(Block(parent: 0, statement: .none, arm: 0, isExclusive: false))
    refill(&self.scratch.meanings, .none, count + 1)
    for name in [KnownName.isinstance, .issubclass] { self.scratch.meanings[Int(name.rawValue)] = .typeTest }
    for name in [KnownName.map, .filter, .sorted] { self.scratch.meanings[Int(name.rawValue)] = .callsArgument }
    for spelling in Self.callsKey {
      let name = tree.names.find(spelling)
      if name.isPresent { self.scratch.meanings[Int(name.rawValue)] = .callsArgument }
    }
    findNotableNames()
    refill(&self.scratch.importOfName, 0, count + 1)
    refill(&self.scratch.classOfName, 0, count + 1)
    refill(&self.scratch.functionOfName, 0, count + 1)
    self.scratch.returns.removeAll(keepingCapacity: true)
    refill(&self.scratch.valueOfName, .none, count + 1)
    if let names = self.scratch.memory.keptNames {
      self.scratch.textOfName.removeLast(max(0, self.scratch.textOfName.count - names - 1))
      let new = count + 1 - self.scratch.textOfName.count
      self.scratch.textOfName.append(contentsOf: repeatElement(.none, count: new))
    } else {
      self.scratch.texts.reset(to: scratch.firstTexts)
      refill(&self.scratch.textOfName, .none, count + 1)
    }
    self.scratch.effects.reset(names: count, nodes: tree.nodes.count)
  }

  mutating func run() {
    summary.length = UInt32(truncatingIfNeeded: tree.source.bytes.count)
    summary.syntaxErrors = tree.errors
    if tree.errors.isEmpty {
      summary.syntaxErrors = compileErrors(
        of: tree, awaitsAtTop: summary.options.awaitsAtTop, passed: scratch.memory.passedNodes)
      scratch.memory.passedNodes = summary.syntaxErrors.isEmpty ? tree.nodes.count : 0
    }
    if tree.source.isTranscoded { summary.flags.insert(.isTranscoded) }
    let body = tree.moduleBody()
    if body.isEmpty { summary.flags.insert(.isEmpty) }
    statements(body)
    if scratch.memory.isOn { remember() }
    readHead(body)
    readComments(body)
  }

  // MARK: Texts

  /// The summary's text of a name of the tree.
  mutating func text(_ name: Name) -> TextID {
    if !name.isPresent { return .none }
    let index = Int(name.rawValue)
    let known = scratch.textOfName[index]
    if known.isPresent { return known }
    let id = scratch.texts.intern(tree.names.bytes(name))
    scratch.textOfName[index] = id
    return id
  }

  /// The source of a range as a text of the summary.
  mutating func text(_ range: ByteRange) -> TextID {
    let end = min(Int(range.end), tree.source.bytes.count)
    let start = min(Int(range.start), end)
    return scratch.texts.intern(tree.source.bytes[start..<end])
  }

  // MARK: Meanings

  /// What an expression means when it is a dotted name that imports explain.
  mutating func meaning(_ id: NodeID) -> Meaning {
    switch tree.kind(id) {
    case .Name:
      let name = tree.identifier(id)
      let known = scratch.meanings[Int(name.rawValue)]
      if known == .none { return .none }
      if case .local = scratch.scopes.lookup(name) { return .none }
      return known
    case .Attribute:
      let attribute = tree.attribute(id)
      let base = tree.kind(attribute.value)
      if base != .Name, base != .Attribute { return .none }
      let owner = meaning(attribute.value)
      return owner == .none ? .none : member(attribute.attr, of: owner)
    default: return .none
    }
  }
}

/// Sets `array` to `count` equal elements in the memory it has.
func refill<Element>(_ array: inout [Element], _ element: Element, _ count: Int) {
  array.removeAll(keepingCapacity: true)
  array.append(contentsOf: repeatElement(element, count: count))
}

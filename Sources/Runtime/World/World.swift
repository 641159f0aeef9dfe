// One isolated instance of the interpreter: its heap, its types, its modules. Nothing is shared with another world but code.
package import Basics
package import Bytecode
package import PythonSyntax

/// A world belongs to one thread at a time.
package final class World {
  package let heap: Heap
  package var types = BuiltinTypes()
  package var names = KnownStrings()
  var interned = InternTable()
  /// Room for small integers as operands of large ones, and for what a division needs.
  let operandWords: Cells<UInt>
  var divisionWords = Cells<UInt>.none
  var divisionSize = 0
  /// `sys.get_int_max_str_digits()`
  package var maximalDigits = 4300
  package internal(set) var natives: [NativeDefinition] = []
  var nativeEntries = NativeTable()
  /// Interned strings and classes of exceptions that native code names.
  let internedLiterals: LiteralTable
  let exceptionLiterals: LiteralTable
  let setTables: SetTables
  /// Iterators of loops that have ended, chained by their sources.
  var spareIterators = Value.unbound
  /// Code that this world has met, with what it needs here.
  package internal(set) var codes: [WorldCode] = []
  var codeNumbers: [ObjectIdentifier: Int] = [:]

  /// The exception that is on its way while `Raised` is thrown.
  package var raised = Value.unbound
  /// The exception that is being handled: `sys.exception()`; none or unbound where there is none.
  package var handled = Value.none

  /// The namespace of `builtins`.
  package var builtins = Ref<DictObject>.none
  /// `sys.modules`
  package var modules = Ref<DictObject>.none
  /// Names of the modules whose bodies ran, by owner number; 0 is the interpreter itself.
  package var owners: [String] = [""]
  /// Whose body is running: goes into the header of every new object.
  package var owner: UInt32 = 0

  /// The outside.
  package var host = Host()
  /// Whose library modules come from, as `sys` tells it and the names of compiled files do; the language is always the
  /// newest. To be set before `sys` is first imported.
  package var version = PythonVersion.newest {
    didSet { extensionSuffixes = World.extensionSuffixes(cacheTag) }
  }
  /// `importlib.machinery.EXTENSION_SUFFIXES`
  lazy var extensionSuffixes = World.extensionSuffixes(cacheTag)
  /// `sys.implementation.cache_tag`
  var cacheTag: String { "cpython-3\(version.minor)" }
  /// `sys.path`, a list.
  package var systemPath = Value.none
  package var builtinsModule = Value.none
  /// `__import__` and `__lazy_import__` as they were made: calls of them need no call.
  var stockImport = Value.unbound
  var stockLazyImport = Value.unbound
  var lazyState = LazyState()
  var imports = ImportState()
  var opaque = OpaqueState()
  /// The folder of the program, if `sys.path` begins with it: modules there may hide library modules of their names.
  package var programFolder: String?
  /// An attribute is looked for that may be missing: `hasattr`, `getattr` with a default, `from … import`.
  var isProbing = false
  /// Modules whose bodies are running.
  var initializing: Set<String> = []
  /// Modules that older libraries have and this Python's no more: they are not found where a library lies.
  package var removedModules: Set<String> = []
  /// Modules that were loaded, in the order in which their bodies ended.
  package internal(set) var loads: [String] = []
  /// Modules that are written in Swift, by name.
  package var nativeModules: [String: NativeModule] = [:]
  /// Such as only an older library wants.
  package var olderModules: [String: NativeModule] = [:]
  package var hasOlderLibrary: (World) throws(Raised) -> Bool = { _ throws(Raised) in false }
  /// Of those, what `runApart` has made and nobody has imported yet.
  var filledApart: [String: Ref<ModuleObject>] = [:]
  /// Library modules that are written in Python where there is a library: for worlds that have none.
  package var substituteModules: [String: NativeModule] = [:]
  /// What native modules keep in this world, by the class that describes it.
  package var moduleStates: [ObjectIdentifier: AnyObject] = [:]
  /// Docstrings of built-in types whose namespace has that of their instances.
  var typeDocs: [Ref<TypeObject>: Value] = [:]
  /// Nanoseconds that `time.sleep` took.
  package var slept = 0
  /// How far `randomBytes` has come.
  var randomState: UInt64 = 0
  /// What native modules keep for others than themselves.
  package var nativeRegistries: [NativeRegistry] = []
  /// What native modules do when the program has ended, in this order.
  package var endActions: [EndAction] = []
  /// `compile` with `ast.PyCF_ONLY_AST`, where trees are known.
  package var treeMaking = TreeMaking()
  /// Warns of source, where warnings are known.
  package var sourceWarning = SourceWarning()
  /// Natives behind `__dict__` of instances, made when first needed.
  var instanceDictAccess = (getter: -1, setter: -1)
  var instanceWeakReferenceGetter = -1
  /// Classes of exceptions by name.
  package var exceptionTypes: [String: Ref<TypeObject>] = [:]
  /// `typing.NoDefault`
  package var noDefault = Value.unbound
  /// `typing.Generic`
  package var generic = Ref<TypeObject>.none
  /// Weak references without a callback.
  var weakReferences: [WeakKey: Value] = [:]
  /// Line `line`, counted from 1, of a file that tracebacks show; nil where it is not known.
  package var sourceLine: (_ filename: String, _ line: Int) -> String? = { _, _ in nil }

  /// Tracebacks are printed without the notes of exceptions.
  var hidesNotes = false

  /// Registers of running frames and arguments of native calls, from the front.
  let stack: Cells<Value>
  var stackTop = 0
  /// Arguments of a call that the loop makes up, until they are bound.
  let arguments: Cells<Value>
  /// Frames of running Python code.
  var frames: Cells<Frame>
  var frameCount = 0
  /// Objects of running frames that somebody asked for, by place.
  var frameObjects: [Int: Value] = [:]
  /// `sys.set_asyncgen_hooks`: firstiter and finalizer.
  var asyncGeneratorHooks = (first: Value.none, finalizer: Value.none)
  /// Instructions that may still run before `refuel` is asked, counted at calls and backward jumps.
  package var fuel = 0
  /// Instructions that may run after those.
  var reserve = Int.max
  /// The host's clock when the time began to count; 0: not yet.
  var startedAt: UInt64 = 0
  /// The budget is used up: no handler runs any more.
  package internal(set) var isStopped = false
  /// What was used up, and the exception that ends the evaluation.
  package internal(set) var stopReason: StopReason?
  var stopException = Value.unbound
  /// Python calls inside one another: `sys.getrecursionlimit()`.
  package internal(set) var recursionLimit: Int
  /// Swift's stack must not grow below this address.
  let stackLimit: UInt
  /// Bytes printed so far.
  var printed = 0
  /// Who wants to know what happens; nil: nobody.
  package var observer: Observer?
  static let stackSize = 1 << 18

  var keysVersions: UInt32 = 0
  var typeVersions: UInt32 = 0
  var methodCache: Cells<MethodCacheEntry>
  package var emptyTuple = Ref<TupleObject>.none
  package var emptyString = Value.unbound
  /// Strings of one Latin-1 character, made when they are first met.
  let characters: Cells<Value>
  package var textTypes = TextTypes()
  /// Of `codecs.register_error`, by name.
  package var errorHandlers: [String: Value] = [:]

  /// Containers whose `repr` is being made, outermost first: one that holds itself shows dots.
  var shown: [Value] = []
  /// What was printed, if `keepsOutput`.
  package var output: [UInt8] = []
  package var errorOutput: [UInt8] = []
  package var keepsOutput = false
  /// The object that `sys.stdout` is at first, if there is one: what is printed to it needs no call.
  package var standardOutput = Value.unbound

  /// Calls of native code inside one another, against overflow of Swift's stack.
  package var nativeDepth = 0
  package let budget: Budget

  package init(budget: Budget = Budget()) {
    self.budget = budget
    heap = Heap(limit: budget.memory)
    stack = heap.row(Value.self, World.stackSize)
    frames = heap.row(Frame.self, budget.depth + 64)
    recursionLimit = budget.depth
    let here = StackPointer.current
    stackLimit = budget.stack > 0 && here > UInt(budget.stack) ? here - UInt(budget.stack) : 0
    methodCache = heap.row(MethodCacheEntry.self, World.methodCacheSize)
    characters = heap.row(Value.self, 256)
    arguments = heap.row(Value.self, 2)
    operandWords = heap.row(UInt.self, 2)
    internedLiterals = LiteralTable(in: heap)
    exceptionLiterals = LiteralTable(in: heap)
    setTables = SetTables(in: heap)
    // The next call or backward jump sees it.
    heap.whenExhausted = { [unowned self] in if !isStopped { fuel = -1 } }
    defineTypes()
    startBudget()
  }

  deinit { nativeEntries.deallocate() }

  static let methodCacheSize = 4096
}

/// Something that runs when the program has ended.
package struct EndAction {
  package let run: (World) -> Void
  package init(run: @escaping (World) -> Void) { self.run = run }
}

/// A module that is written in Swift.
package struct NativeModule {
  /// Fills the module's namespace.
  package let fill: (World, Ref<ModuleObject>) throws(Raised) -> Void
  package init(fill: @escaping (World, Ref<ModuleObject>) throws(Raised) -> Void) { self.fill = fill }
}

/// Trees as Python objects, which a module outside makes.
package struct TreeMaking {
  /// The object of a tree.
  package var make: (World, SyntaxTree, CompileMode) throws(Raised) -> Value
  /// Is the value such an object?
  package var isTree: (World, Value) -> Bool
  /// The source of such an object, in which some names have placeholders: the names by them.
  package var source: (World, Value, CompileMode) throws(Raised) -> (text: [UInt8], names: [String: String])
  package init(
    make: @escaping (World, SyntaxTree, CompileMode) throws(Raised) -> Value = { world, _, _ throws(Raised) in
      throw world.valueError("compile(): unrecognised flags")
    }, isTree: @escaping (World, Value) -> Bool = { _, _ in false },
    source: @escaping (World, Value, CompileMode) throws(Raised) -> (text: [UInt8], names: [String: String]) = {
      world, _, _ throws(Raised) in
      throw world.typeError("compile() arg 1 must be a string, bytes or AST object")
    }
  ) {
    self.make = make
    self.isTree = isTree
    self.source = source
  }
}

/// `warnings.warn_explicit` for a SyntaxWarning.
package struct SourceWarning {
  /// Message, file, line.
  package var warn: (World, String, String, Int) throws(Raised) -> Void
  package init(
    warn: @escaping (World, String, String, Int) throws(Raised) -> Void = { _, _, _, _ throws(Raised) in }
  ) {
    self.warn = warn
  }
}

/// What a type's attribute look-up found: valid while the type has that version.
struct MethodCacheEntry: BitwiseCopyable {
  var type: UInt
  var name: UInt64
  var version: UInt32
  var value: Value
}

/// Strings that native code looks up all the time.
package struct KnownStrings {
  package var name = Value.unbound
  package var qualname = Value.unbound
  package var module = Value.unbound
  package var doc = Value.unbound
  package var dict = Value.unbound
  package var `class` = Value.unbound
  package var bases = Value.unbound
  package var slots = Value.unbound
  package var annotations = Value.unbound
  package var annotate = Value.unbound
  package var specials: [Value] = []

  package subscript(_ special: Special) -> Value { specials[Int(special.rawValue)] }
}

/// A code object and what this world has made of it.
package struct WorldCode {
  package let code: CodeObject
  /// What running it needs.
  package let entry: Ref<CodeEntry>
  /// The Python object, once somebody asked.
  package var object = Value.unbound
}

/// What the loop needs of a code object, at a fixed place of the heap.
package struct CodeEntry: BitwiseCopyable {
  /// Constants as values; those that were not needed yet are unbound.
  package var constants: Cells<Value>
  package var names: Cells<Value>
  /// The name of each site.
  package var siteNames: Cells<Value>
  package var caches: Cells<SiteCache>
  package var instructions: Cells<Instruction>
  package var registerCount: Int
  /// Parameters of a function whose arguments only need copying; -1 for others, `unprepared` for code that never ran.
  package var plainArguments: Int
  /// The first parameters that cannot be given by name.
  package var positionalOnly: Int
  /// Stretches of code with handlers, inner ones first.
  package var handlers: Cells<CodeObject.Handler>
  package var handlerCount: Int
  /// Names of those parameters, interned.
  package var parameterNames: Cells<Value>

  static let unprepared = -2
  var isPrepared: Bool { plainArguments != Self.unprepared }
}

extension CodeEntry {
  /// Of code that has not run yet: `World.prepare` fills in the rest.
  init(registerCount: Int) {
    self.init(
      constants: .none, names: .none, siteNames: .none, caches: .none, instructions: .none,
      registerCount: registerCount, plainArguments: Self.unprepared, positionalOnly: 0, handlers: .none,
      handlerCount: 0, parameterNames: .none)
  }
}

/// An inline cache: what was found at a site, and for which versions it holds.
package struct SiteCache: BitwiseCopyable {
  /// Of the type or the dict's keys; 0: nothing yet.
  package var version: UInt32
  package var otherVersion: UInt32
  /// Shape of the receiver, or address of the dict.
  package var shape: UInt
  /// Index of the entry, or the value found.
  package var payload: UInt64
  package var form: UInt32
  private var reserved: UInt32 = 0
}

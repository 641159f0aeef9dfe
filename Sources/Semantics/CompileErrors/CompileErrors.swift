// What CPython's compiler rejects in a tree that its parser accepts (`symtable.c`, `codegen.c`), in one walk.
import Basics
package import PythonSyntax

/// The compiler's errors, in CPython's words and places; the first is the one it reports, since it stops there.
/// For trees without `errors` of their own: behind a broken line a statement may have lost its function or loop.
/// - Parameters:
///   - includesLazy: misplaced `lazy` too, which otherwise is a rule's business.
///   - awaitsAtTop: the module's body may await, as under `PyCF_ALLOW_TOP_LEVEL_AWAIT`.
///   - passed: functions and classes of the module below this node are known to be in order.
package func compileErrors(
  of tree: SyntaxTree, includesLazy: Bool = false, awaitsAtTop: Bool = false, passed: Int = 0
) -> [SyntaxError] {
  var walk = CompileWalk(tree)
  walk.place.isAsync = awaitsAtTop
  walk.includesLazy = includesLazy
  walk.module(passed: passed)
  return walk.errors
}

/// One walk over the tree in the order of the code generator.
struct CompileWalk {
  /// The kind of block names and `yield` belong to: CPython's `_Py_block_ty`.
  enum Block {
    case module, function, classBody
    /// Where only plain expressions may stand; comes with how messages call it.
    case annotation, typeVariableBound, typeVariableDefault, typeVariableTupleDefault, paramSpecDefault, typeAlias,
      typeParameters

    /// "yield expression cannot be used within …"; nil where it can.
    var phrase: String? {
      switch self {
      case .module, .function, .classBody: nil
      case .annotation: "an annotation"
      case .typeVariableBound: "a TypeVar bound"
      case .typeVariableDefault: "a TypeVar default"
      case .typeVariableTupleDefault: "a TypeVarTuple default"
      case .paramSpecDefault: "a ParamSpec default"
      case .typeAlias: "a type alias"
      case .typeParameters: "the definition of a generic"
      }
    }
  }

  enum Comprehension { case none, list, set, dict, generator }

  /// What `break` and `continue` would leave.
  enum Loop { case none, loop, exceptStar }

  /// Where the walk is; saved and restored around what changes it.
  struct Place {
    var block = Block.module
    /// In the body of an `async def`, not of a lambda or class in it.
    var isAsync = false
    var comprehension = Comprehension.none
    /// The comprehension, if any, awaits.
    var awaits = false
    /// How many iterable expressions of comprehensions stand around.
    var iterableDepth = 0
    /// The outermost comprehension of the current function: its index in `comprehensionStarts`.
    var firstComprehension = 0
    /// Names are bound by a comprehension's `for`.
    var isIterationTarget = false
    var loop = Loop.none
    var isInExceptStar = false
    /// In a `try` statement of this scope.
    var isInTry = false
    /// Loops, `with` and `try` blocks open in this code object.
    var blockDepth = 0
    /// The function has a `yield`.
    var yields = false
    /// Where the innermost statement starts.
    var statement: UInt32 = 0
  }

  let tree: SyntaxTree
  var place = Place()
  var scopes = [Scope(node: .none, kind: .module, typeParameters: .empty)]
  /// Children still to visit, so that the walk allocates nothing per node.
  var pending: [NodeID] = []
  /// The comprehensions around, innermost last: where their names start in `comprehensionNames`.
  var comprehensionStarts: [Int] = []
  var comprehensionNames: [ComprehensionName] = []
  /// `return value` of the async functions around: errors if a `yield` turns up.
  var valueReturns: [ValueReturn] = []
  let lastFutureLine: UInt32
  var includesLazy = false

  var symbolErrors: [Placed] = []
  var analysisErrors: [Placed] = []
  var codeErrors: [SyntaxError] = []

  /// An error of the symbol table, and what it is ordered by.
  struct Placed {
    let order: UInt32
    let error: SyntaxError
  }

  struct ComprehensionName {
    let name: Name
    let isNamedExpression: Bool
  }

  struct ValueReturn {
    /// How many errors of the code generator came before.
    let order: Int
    let range: ByteRange
  }

  init(_ tree: SyntaxTree) {
    self.tree = tree
    lastFutureLine = tree.leadingFutureImports().last.map { tree.endOfLine($0) } ?? 0
  }

  /// CPython makes the whole symbol table, then resolves its names, then generates code.
  var errors: [SyntaxError] { ordered(symbolErrors) + ordered(analysisErrors) + codeErrors }

  private func ordered(_ errors: [Placed]) -> [SyntaxError] {
    errors.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }.map(\.element.error)
  }

  /// An error while the symbol table is made.
  mutating func symbolError(_ message: String, _ range: ByteRange) {
    symbolErrors.append(Placed(order: place.statement, error: SyntaxError(.syntaxError, message, range)))
  }

  /// An error while code is generated.
  mutating func codeError(_ message: String, _ range: ByteRange) {
    codeErrors.append(SyntaxError(.syntaxError, message, range))
  }

  /// Names that no code may bind.
  @inline(__always) mutating func checkBound(_ name: Name, _ range: ByteRange, _ verb: StaticString = "assign to") {
    if name == KnownName.__debug__ { symbolError("cannot \(verb) __debug__", range) }
  }

  /// The body of a loop, `with` or `try`: CPython has room for so many in one code object.
  mutating func openBlock(at range: ByteRange) {
    place.blockDepth += 1
    if place.blockDepth == Self.blockLimit + 1 { codeError("too many statically nested blocks", range) }
  }

  /// CPython 3.15's `CO_MAXBLOCKS`.
  private static let blockLimit = 21
}

extension SyntaxTree {
  /// The offset where the line ends on which a node starts.
  fileprivate func endOfLine(_ id: NodeID) -> UInt32 {
    let start = Int(self[id].start)
    let end = source.bytes[start...].firstIndex { $0 == 10 || $0 == 13 } ?? source.bytes.count
    return UInt32(truncatingIfNeeded: end)
  }
}

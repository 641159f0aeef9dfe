// From syntax tree to code objects. One walk; registers are numbered when a unit of code is finished.
package import Basics
package import PythonSyntax
import Semantics

/// What a tree is compiled for: `exec`, `eval`, or a statement typed at the prompt.
package enum CompileMode: Sendable { case module, expression, interactive }

package struct CompileOptions: Sendable {
  package var target: PythonVersion
  /// 0 for nothing, 1 for `-O`, 2 for `-OO`.
  package var optimization: Int
  /// The code that calls `compile` has `from __future__ import annotations`.
  package var inheritsFutureAnnotations: Bool
  /// Off for trees whose errors are known to be none.
  package var looksForErrors: Bool
  /// The module's body may await, as under `PyCF_ALLOW_TOP_LEVEL_AWAIT`; if it does, running it gives a coroutine.
  package var awaitsAtTop: Bool

  package init(
    target: PythonVersion = .newest, optimization: Int = 0, inheritsFutureAnnotations: Bool = false,
    looksForErrors: Bool = true, awaitsAtTop: Bool = false
  ) {
    self.target = target
    self.optimization = optimization
    self.inheritsFutureAnnotations = inheritsFutureAnnotations
    self.looksForErrors = looksForErrors
    self.awaitsAtTop = awaitsAtTop
  }
}

/// The source is no Python, or beyond a limit of ours.
package struct CompileFailure: Error {
  package let error: SyntaxError
}

/// The code of a whole file.
package func compile(
  _ tree: SyntaxTree, filename: String, mode: CompileMode = .module, options: CompileOptions = CompileOptions()
) throws(CompileFailure) -> CodeObject {
  if let error = tree.errors.first { throw CompileFailure(error: error) }
  if options.looksForErrors, let error = compileErrors(of: tree, awaitsAtTop: options.awaitsAtTop).first {
    throw CompileFailure(error: error)
  }
  var compiler = Compiler(tree, filename: filename, mode: mode, options: options)
  let code = compiler.module()
  if let failure = compiler.failure { throw CompileFailure(error: failure) }
  return code
}

/// The state of a compilation. Code in a nested function interrupts the unit around, which waits in `outer`.
/// It is never copied: that would cost more than most of what it is asked.
struct Compiler: ~Copyable {
  let tree: SyntaxTree
  let source: CodeSource
  let mode: CompileMode
  let options: CompileOptions
  let lines: LineIndex
  var table: SymbolTable
  let known: CompilerNames
  var unit: Unit
  var outer: [Unit] = []
  /// Units that are finished, whose room serves again.
  private var done: [Unit] = []
  /// The innermost scope: the unit's, or a comprehension's that is compiled inside of it.
  var scope = 0
  var failure: SyntaxError?
  /// Of handlers being made: where their own exceptions go.
  var pendingCleanups: [Label] = []
  /// Which index a conditional annotation has, by its statement.
  var annotationIndex: [UInt32: Int32] = [:]

  init(_ tree: SyntaxTree, filename: String, mode: CompileMode, options: CompileOptions) {
    self.tree = tree
    source = CodeSource(filename: filename, text: tree.source.bytes)
    self.mode = mode
    self.options = options
    lines = source.lines
    let hasFuture = options.inheritsFutureAnnotations || Self.importsAnnotations(tree)
    table = SymbolTable(tree, target: options.target, hasFutureAnnotations: hasFuture)
    known = table.known
    unit = Unit(scope: 0, kind: .module)
  }

  var hasFutureAnnotations: Bool { table.hasFutureAnnotations }

  private static func importsAnnotations(_ tree: SyntaxTree) -> Bool {
    for statement in tree.leadingFutureImports() {
      let names = tree.importFrom(statement).names
      for at in 0..<names.count where tree.alias(tree.node(names, at)).name == KnownName.annotations { return true }
    }
    return false
  }

  mutating func module() -> CodeObject {
    begin(scope: 0, name: "<module>", qualifiedName: "<module>", firstLine: 1)
    let body = tree.moduleBody()
    switch mode {
    case .expression:
      if body.count > 0, tree.kind(tree.node(body, 0)) == .Expr {
        let result = operand(tree.value(tree.node(body, 0)))
        emit(.returnValue, result, at: ByteRange(at: 0))
      }
    case .module, .interactive:
      var region: Int?
      if options.awaitsAtTop, table.scopes[0].isAsync {
        unit.flags.insert(.coroutine)
        region = startGenerator()
      }
      moduleAnnotations()
      if mode == .module { namespaceDocstring(body) }
      statements(body)
      if let region { endGenerator(region) }
    }
    return finish()
  }

  /// `__doc__ = "…"` of a module or class.
  mutating func namespaceDocstring(_ body: NodeList) {
    guard let docstring = docstring(body) else { return }
    let register = temporary()
    loadConstant(.string(docstring), register, at: tree.range(tree.node(body, 0)))
    store(Name(.__doc__), register, at: tree.range(tree.node(body, 0)))
    release(to: register)
  }

  /// The docstring of a body, cleaned, unless optimised away.
  func docstring(_ body: NodeList) -> [UInt32]? {
    guard options.optimization < 2, body.count > 0, tree.kind(tree.node(body, 0)) == .Expr else { return nil }
    let value = tree.value(tree.node(body, 0))
    guard tree.kind(value) == .ConstantString else { return nil }
    let units = tree.stringValue(value).units
    return options.target >= .v3_13 ? cleanedDocstring(units) : units
  }

  mutating func limit(_ message: String, _ range: ByteRange) {
    if failure == nil { failure = SyntaxError(.limit, message, range) }
  }

  func text(_ name: Name) -> String { table.names.text(name) }
  func line(_ offset: UInt32) -> UInt32 { UInt32(truncatingIfNeeded: lines.line(of: Int(offset)) + 1) }

  // MARK: Units

  /// Starts the code of a scope; registers of its variables are fixed, and cells made.
  mutating func begin(scope: Int, name: String, qualifiedName: String, firstLine: UInt32) {
    let record = table.scopes[scope]
    let around = self.scope
    // Exchanged, as all assignments of units: a copy would hold on to every array of it.
    var other = done.popLast() ?? Unit(scope: scope, kind: record.kind)
    other = Unit(scope: scope, kind: record.kind, inRoomOf: &other)
    swap(&unit, &other)
    outer.append(other)
    unit.around = around
    self.scope = scope
    unit.name = name
    unit.qualifiedName = qualifiedName
    unit.firstLine = firstLine
    let isFunction = record.kind.isFunctionLike
    if isFunction {
      unit.flags = [.optimized, .newLocals]
      if record.isNested { unit.flags.insert(.nested) }
    }
    if hasFutureAnnotations { unit.flags.insert(.futureAnnotations) }
    var free: [Name] = []
    var cells: [Name] = []
    for at in record.symbols {
      let symbol = table.symbols[Int(at)]
      if symbol.place == .cell { cells.append(symbol.name) }
      if symbol.place == .free || symbol.flags.contains(.free) { free.append(symbol.name) }
      guard isFunction, symbol.place == .local || symbol.place == .cell else { continue }
      if !symbol.flags.isDisjoint(with: .bound) {
        let register = unit.addLocal(symbol.name)
        if symbol.flags.contains(.parameter) { unit.bound.insert(register) }
        if symbol.flags.contains(.deleted) { unit.deletable.insert(register) }
        if symbol.flags.contains(.walrus) { unit.unsteady.insert(register) }
      }
    }
    for name in cells where unit.registers[name.rawValue] == nil { unit.addExtra(name) }
    free.sort { text($0) < text($1) }
    cells.sort { text($0) < text($1) }
    for (at, name) in free.enumerated() {
      let register = unit.addExtra(name)
      unit.freeVariables.append((text(name), register))
      emit(.loadClosure, register, UInt16(truncatingIfNeeded: at), at: .nowhere)
    }
    for name in cells {
      let register = unit.registers[name.rawValue] ?? 0
      unit.cellVariables.append((text(name), register))
      emit(.makeCell, register, at: .nowhere)
    }
  }

  /// Ends the unit and goes back to the one around.
  mutating func finish() -> CodeObject {
    if unit.reachable {
      let register = temporary()
      emit(.loadNone, register, at: unit.lastPosition)
      emit(.returnValue, register, at: unit.lastPosition)
    }
    let code = assemble()
    scope = unit.around
    var other = outer.removeLast()
    swap(&unit, &other)
    done.append(other)
    return code
  }
}

extension ByteRange {
  /// Of instructions that come from no place.
  static var nowhere: ByteRange { ByteRange(at: 0) }
}

// `global` and `nonlocal`: they come before any use, contradict nothing, and `nonlocal` finds its binding.
import Basics
import PythonSyntax

extension CompileWalk {
  /// Judges all declarations of the current scope, at the first of them; most scopes have none and cost nothing.
  mutating func declarations() {
    let current = scopes.count - 1
    if scopes[current].isJudged { return }
    scopes[current].isJudged = true
    let mentions = ScopeMentions(scopes[current], in: tree).mentions
    var symbols: [Name: SymbolFlags] = [:]
    var declared: [Mention] = []
    for mention in mentions {
      let before = symbols[mention.name, default: []]
      if mention.flags == .global || mention.flags == .nonlocal {
        if let problem = Self.problem(mention.flags == .global ? "global" : "nonlocal", before) {
          symbolError(problem, mention)
        }
        declared.append(mention)
      } else if mention.flags.contains(.annotated), scopes[current].kind != .module {
        if before.contains(.global) { symbolError("annotated name '%' can't be global", mention) }
        if before.contains(.nonlocal) { symbolError("annotated name '%' can't be nonlocal", mention) }
      }
      symbols[mention.name] = before.union(mention.flags)
    }
    scopes[current].symbols = symbols
    resolve(declared)
  }

  /// What stood before a declaration and must not, in CPython's order; `%` is the name.
  private static func problem(_ keyword: String, _ before: SymbolFlags) -> String? {
    if before.contains(.parameter) { return "name '%' is parameter and \(keyword)" }
    if before.contains(.used) { return "name '%' is used prior to \(keyword) declaration" }
    if before.contains(.annotated) { return "annotated name '%' can't be \(keyword)" }
    if before.contains(.local) { return "name '%' is assigned to before \(keyword) declaration" }
    return nil
  }

  private mutating func symbolError(_ message: String, _ mention: Mention) {
    let range = tree.range(mention.node)
    symbolErrors.append(
      Placed(order: range.start, error: SyntaxError(.syntaxError, named(message, mention.name), range)))
  }

  private mutating func named(_ message: String, _ name: Name) -> String {
    let parts = message.split(separator: "%", omittingEmptySubsequences: false)
    return parts.map(String.init).joined(separator: tree.text(name))
  }

  /// Finds the binding of each `nonlocal` name. CPython points at the name's first declaration in the scope.
  private mutating func resolve(_ declared: [Mention]) {
    let order = scopes[scopes.count - 1].node.isPresent ? tree[scopes[scopes.count - 1].node].start : 0
    var seen: Set<Name> = []
    for mention in declared where seen.insert(mention.name).inserted {
      let flags = scopes[scopes.count - 1].symbols?[mention.name] ?? []
      guard flags.contains(.nonlocal), let problem = nonlocalProblem(mention.name, flags) else { continue }
      let error = SyntaxError(.syntaxError, named(problem, mention.name), tree.range(mention.node))
      analysisErrors.append(Placed(order: order, error: error))
    }
  }

  private mutating func nonlocalProblem(_ name: Name, _ flags: SymbolFlags) -> String? {
    if flags.contains(.global) { return "name '%' is nonlocal and global" }
    if scopes.count == 1 { return "nonlocal declaration not allowed at module level" }
    let isClassCell = name == KnownName.__class__
    var index = scopes.count - 1
    while index > 0 {
      if hasTypeParameter(scopes[index], name) { return "nonlocal binding not allowed for type parameter '%'" }
      index -= 1
      if scopes[index].kind == .module { break }
      if scopes[index].kind == .classBody {
        if isClassCell { return nil }
        continue
      }
      let outer = symbols(ofScope: index)[name, default: []]
      if outer.contains(.global) { break }
      // A `nonlocal` there has been judged on its own.
      if outer.contains(.nonlocal) || !outer.isDisjoint(with: .bound) { return nil }
    }
    return "no binding for nonlocal '%' found"
  }

  private mutating func hasTypeParameter(_ scope: Scope, _ name: Name) -> Bool {
    (0..<scope.typeParameters.count).contains {
      tree.typeParameter(tree.node(scope.typeParameters, $0)).name == name
    }
  }

  private mutating func symbols(ofScope index: Int) -> [Name: SymbolFlags] {
    if let known = scopes[index].symbols { return known }
    var symbols: [Name: SymbolFlags] = [:]
    for mention in ScopeMentions(scopes[index], in: tree).mentions {
      symbols[mention.name, default: []].formUnion(mention.flags)
    }
    scopes[index].symbols = symbols
    return symbols
  }
}

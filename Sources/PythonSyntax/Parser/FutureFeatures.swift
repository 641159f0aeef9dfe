// Features of `from __future__ import …`: CPython reads them before it looks at any scope (its `future.c`).
import Basics

/// What is wrong with the future statements that begin a file, or nothing. Those further down are the compiler's
/// business: `ast.parse` accepts them.
func futureProblem(_ tree: SyntaxTree) -> SyntaxError? {
  for statement in tree.leadingFutureImports() {
    let names = tree.importFrom(statement).names
    for index in 0..<names.count {
      let alias = tree.node(names, index)
      let feature = tree.text(tree.alias(alias).name)
      if features.contains(feature) { continue }
      let message = feature == "braces" ? "not a chance" : "future feature \(feature) is not defined"
      return SyntaxError(.syntaxError, message, tree.range(alias))
    }
  }
  return nil
}

/// Every name of `__future__.all_feature_names`.
private let features: Set<String> = [
  "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function", "unicode_literals",
  "barry_as_FLUFL", "generator_stop", "annotations",
]

extension SyntaxTree {
  /// The `from __future__ import …` statements before which only the docstring stands.
  package func leadingFutureImports() -> [NodeID] {
    let body = moduleBody()
    var index = 0
    if !body.isEmpty, kind(node(body, 0)) == .Expr, kind(value(node(body, 0))) == .ConstantString { index = 1 }
    var found: [NodeID] = []
    while index < body.count, isFutureImport(node(body, index)) {
      found.append(node(body, index))
      index += 1
    }
    return found
  }

  /// Is the statement `from __future__ import …`?
  package func isFutureImport(_ statement: NodeID) -> Bool {
    guard kind(statement) == .ImportFrom else { return false }
    let view = importFrom(statement)
    return view.level == 0 && view.module == KnownName.__future__
  }
}

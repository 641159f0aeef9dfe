// Which functions a function calls, for rules that follow what happens at another time than import.
package import Basics

/// A call whose callee is known.
package struct FunctionCall: Hashable, Sendable {
  /// The call itself.
  package var range: ByteRange
  package var file: FileID
  package var function: FunctionID
  package var isConditional: Bool
}

extension EffectIndex {
  /// The calls of a function, or of a module's body, whose callees are in the program: methods of its own object, of
  /// objects of known classes and functions of other modules included; of a class that is called its `__init__`.
  package func calls(of function: FunctionID, in file: FileID, _ resolver: EffectResolver) -> [FunctionCall] {
    guard function.index < program[file].summary.functionFacts.count else { return [] }
    let node = NodeMaker(resolver: resolver).node(FunctionKey(file: file, function: function))
    return node.actions.compactMap { action in
      guard case .call(let callee, _) = action.kind else { return nil }
      return FunctionCall(
        range: action.range, file: callee.file, function: callee.function, isConditional: action.isConditional)
    }
  }
}

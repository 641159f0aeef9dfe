// Running Python functions. (The interpreter's loop follows.)

extension World {
  /// Calls a Python function with arguments that lie in a row.
  package func runFunction(
    _ function: Ref<FunctionObject>, _ base: Cells<Value>, _ count: Int, names: Value
  ) throws(Raised) -> Value {
    throw raise("NotImplementedError", "Python functions")
  }

  /// The value of a deferred import that lies in a namespace, where it is replaced.
  package func resolve(_ deferred: Value, _ name: Value, in dict: Ref<DictObject>) throws(Raised) -> Value {
    throw raise("NotImplementedError", "deferred imports")
  }
}

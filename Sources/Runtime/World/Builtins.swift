// The functions of the module `builtins`: how they are declared, and the names of the types.

extension World {
  /// Declares a function of `builtins`.
  package func builtin(
    _ name: StaticString, _ parameters: Parameters, doc: StaticString = "", _ code: @escaping NativeCode
  ) {
    let function = makeNative(
      NativeDefinition(name, parameters, isMethod: false, doc: doc, code), module: intern("builtins"))
    set(intern(name), function, in: builtins)
  }
}

// Running a file as a program: `__main__`, and what is printed when it ends with an exception.
import Bytecode
import PythonSyntax

extension World {
  /// How a program ended.
  package struct Outcome {
    /// Name of the exception's class; nil where there was none.
    package var type: String?
    package var message = ""
    package var text: String { type.map { "\($0): \(message)" } ?? "no exception" }
  }

  /// Which imports are deferred from the start.
  package var laziness: Laziness {
    get { lazyState.laziness }
    set {
      lazyState.laziness = newValue
      lazyState.mode = newValue == .all ? .all : .normal
      lazyState.cinder.isEnabled = newValue == .cinder
      lazyState.cinder.isEnabledAtStart = newValue == .cinder
    }
  }

  /// Every import that may be deferred is: `-X lazy_imports=all`.
  package var isLazyEverywhere: Bool {
    get { lazyState.mode == .all }
    set { lazyState.mode = newValue ? .all : .normal }
  }

  /// Names in `sys.modules`.
  package var loadedModules: [String] {
    (0..<modules.pointee.used).compactMap {
      let key = modules.pointee.entries[$0].key
      return isString(key) && !modules.pointee.entries[$0].value.isNone ? Ref<StringObject>(key).text : nil
    }
  }

  /// Runs source as `__main__` and tells how it ended.
  package func runProgram(_ source: [UInt8], filename: String, arguments: [String], path: [String]) -> Outcome {
    do throws(Raised) {
      try start(source, filename: filename, arguments: arguments, path: path)
      return Outcome()
    } catch {
      let exception = catchRaised()
      return Outcome(type: typeName(of: exception), message: (try? strText(exception)) ?? "")
    }
  }

  /// Runs source as `__main__`.
  /// - Returns: the exit status that the interpreter would have.
  package func runMain(_ source: [UInt8], filename: String, arguments: [String], path: [String]) -> Int {
    do throws(Raised) {
      try start(source, filename: filename, arguments: arguments, path: path)
      return 0
    } catch {
      return report(raised)
    }
  }

  private func start(_ source: [UInt8], filename: String, arguments: [String], path: [String]) throws(Raised) {
    for folder in path { append(string(folder), to: Ref<ListObject>(systemPath)) }
    let sys = try importSystem()
    try setAttribute(sys, intern("argv"), makeList(arguments.map { string($0) }).value)
    let main = makeModule("__main__")
    let dict = main.pointee.attributes.dict
    let file = string(host.absolute(filename))
    set(intern("__loader__"), makeFileLoader(imports.types.sourceFileLoader, string("__main__"), file), in: dict)
    set(intern("__builtins__"), builtinsModule, in: dict)
    set(intern("__file__"), file, in: dict)
    set(intern("__main__"), main.value, in: modules)
    owner = main.pointee.number
    let code = try compileSource(SourceText(file: source), filename: filename, mode: .module)
    _ = try runCode(code, globals: dict, locals: dict.value)
  }

  /// Prints an exception that nothing caught; SystemExit says the status instead.
  private func report(_ exception: Value) -> Int {
    raised = .unbound
    if isInstance(exception, exceptionType("SystemExit")) {
      let code = Ref<ExceptionObject>(exception).pointee.fields.0
      if code.isUnbound || code.isNone { return 0 }
      if code.isInteger { return code.integer }
      let text = (try? strText(code)) ?? ""
      host.write(Array((text + "\n").utf8), true)
      return 1
    }
    host.write(Array(tracebackText(exception).utf8), true)
    return 1
  }
}

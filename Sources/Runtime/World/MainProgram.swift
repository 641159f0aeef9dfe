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

  /// Every import that may be deferred is: `-X lazy_imports=all`.
  package var isLazyEverywhere: Bool {
    get { lazyState.mode == .all }
    set { lazyState.mode = newValue ? .all : .normal }
  }

  /// Runs source as `__main__` and tells how it ended.
  package func runProgram(_ source: [UInt8], filename: String, arguments: [String], path: [String]) -> Outcome {
    defer { end() }
    do throws(Raised) {
      try start(source, filename: filename, arguments: arguments, path: path)
      return Outcome()
    } catch {
      let exception = catchRaised()
      return Outcome(type: typeName(of: exception), message: (try? strText(exception)) ?? "")
    }
  }

  /// What native modules do at the end.
  private func end() {
    while !isStopped, !endActions.isEmpty { endActions.removeFirst().run(self) }
  }

  /// Shows an exception that nobody can catch: `Exception ignored while calling …`.
  package func reportIgnored(_ exception: Value, _ what: String, _ object: Value) {
    let shown = (try? reprText(object)) ?? "<object repr() failed>"
    raised = .unbound
    host.write(Array("Exception ignored in \(what) \(shown):\n\(tracebackText(exception))".utf8), true)
  }

  /// Runs source as `__main__`.
  /// - Returns: the exit status that the interpreter would have.
  package func runMain(_ source: [UInt8], filename: String, arguments: [String], path: [String]) -> Int {
    defer { end() }
    do throws(Raised) {
      try start(source, filename: filename, arguments: arguments, path: path)
      return 0
    } catch {
      return report(raised)
    }
  }

  private func start(_ source: [UInt8], filename: String, arguments: [String], path: [String]) throws(Raised) {
    for folder in path { append(string(folder), to: Ref<ListObject>(systemPath)) }
    let sys = try importModule("sys")
    try setAttribute(sys, intern("argv"), makeList(arguments.map { string($0) }).value)
    let main = makeModule("__main__")
    let dict = main.pointee.attributes.dict
    set(intern("__file__"), string(filename), in: dict)
    set(intern("__builtins__"), builtinsModule, in: dict)
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

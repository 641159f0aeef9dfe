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

  /// Which of the imports that may be deferred are.
  package var deferralChoice: DeferralChoice {
    get { lazyState.choice }
    set { lazyState.choice = newValue }
  }

  /// Names in `sys.modules`.
  package var loadedModules: [String] {
    (0..<modules.pointee.used).compactMap {
      let key = modules.pointee.entries[$0].key
      return isString(key) && !modules.pointee.entries[$0].value.isNone ? Ref<StringObject>(key).text : nil
    }
  }

  /// How an evaluation ended.
  package enum Ending {
    case completed
    case raised(Value)
    case stopped(StopReason)
  }

  /// Imports a module, as a statement of a program would.
  package func evaluate(module name: String, path: [String]) -> Ending {
    ending { world throws(Raised) in
      world.addToPath(path)
      _ = try world.importSystem()
      _ = try world.importModule(name)
    }
  }

  /// Runs source as `__main__`; with `package`, as `python -m` does.
  /// - Parameter awaitsAtTop: it may await outside of functions, as notebooks do.
  package func evaluate(
    main source: [UInt8], filename: String, package: String? = nil, arguments: [String], path: [String],
    awaitsAtTop: Bool = false
  ) -> Ending {
    ending { world throws(Raised) in
      if let package {
        world.addToPath(path)
        _ = try world.importSystem()
        if !package.isEmpty { _ = try world.importModule(package) }
      }
      try world.start(
        source, filename: filename, package: package, arguments: arguments, path: package == nil ? path : [],
        awaitsAtTop: awaitsAtTop)
    }
  }

  private func ending(_ body: (World) throws(Raised) -> Void) -> Ending {
    do throws(Raised) {
      try body(self)
      return isStopped ? .stopped(stopReason ?? .instructions) : .completed
    } catch {
      let exception = catchRaised()
      return isStopped ? .stopped(stopReason ?? .instructions) : .raised(exception)
    }
  }

  /// The exception that ended the evaluation: where it was when it was stopped.
  package var stopRecord: ExceptionRecord? {
    guard isStopped, stopException.isObject else { return nil }
    var record = ExceptionRecord(
      type: "BudgetExceeded", message: "the evaluation used up its \(stopReason?.what ?? "budget")",
      traceback: tracebackEntries(of: stopException))
    record.causes = []
    return record
  }

  private func addToPath(_ path: [String]) {
    for folder in path { append(string(folder), to: Ref<ListObject>(systemPath)) }
  }

  /// Runs source as `__main__` and tells how it ended.
  package func runProgram(_ source: [UInt8], filename: String, arguments: [String], path: [String]) -> Outcome {
    defer { end() }
    do throws(Raised) {
      try start(source, filename: filename, arguments: arguments, path: path)
      return Outcome()
    } catch {
      if isStopped {
        return Outcome(type: "SystemError", message: "the evaluation used up its \(stopReason?.what ?? "budget")")
      }
      let exception = catchRaised()
      return Outcome(type: typeName(of: exception), message: (try? strText(exception)) ?? "")
    }
  }

  /// Shows an exception that nobody can catch: `Exception ignored while calling …`.
  package func reportIgnored(_ exception: Value, _ what: String, _ object: Value) {
    reportIgnored(exception, what, of: object, "in")
  }

  /// `Exception ignored while …`
  func reportIgnored(_ exception: Value, while what: String, _ object: Value) {
    reportIgnored(exception, what, of: object, "while")
  }

  private func reportIgnored(_ exception: Value, _ what: String, of object: Value, _ word: String) {
    let shown = (try? reprText(object)) ?? "<object repr() failed>"
    raised = .unbound
    write(Array("Exception ignored \(word) \(what) \(shown):\n\(tracebackText(exception))".utf8), toError: true)
  }

  /// Runs source as `__main__`.
  /// - Returns: the exit status that the interpreter would have.
  package func runMain(_ source: [UInt8], filename: String, arguments: [String], path: [String]) -> Int {
    defer { end() }
    do throws(Raised) {
      try start(source, filename: host.absolute(filename), arguments: arguments, path: path)
      return 0
    } catch {
      return report(raised)
    }
  }

  private func start(
    _ source: [UInt8], filename: String, package: String? = nil, arguments: [String], path: [String],
    awaitsAtTop: Bool = false
  ) throws(Raised) {
    addToPath(path)
    let sys = try importSystem()
    try setAttribute(sys, intern("argv"), makeList(arguments.map { string($0) }).value)
    let main = makeModule("__main__")
    let dict = main.pointee.attributes.dict
    let file = string(host.absolute(filename))
    set(intern("__loader__"), makeFileLoader(imports.types.sourceFileLoader, string("__main__"), file), in: dict)
    set(intern("__builtins__"), builtinsModule, in: dict)
    set(intern("__file__"), file, in: dict)
    set(intern("__main__"), main.value, in: modules)
    if let package { set(intern("__package__"), string(package), in: dict) }
    owner = main.pointee.number
    observer?.moduleStarted(self, "__main__", path: filename)
    do throws(Raised) {
      let code = try compileSource(
        SourceText(file: source), filename: filename, mode: .module, awaitsAtTop: awaitsAtTop)
      let result = try runCode(code, globals: dict, locals: dict.value)
      if codes[code].code.flags.contains(.coroutine) { try finish(Ref<GeneratorObject>(result)) }
    } catch {
      observer?.moduleEnded(self, failed: true)
      throw error
    }
    observer?.moduleEnded(self, failed: false)
  }

  /// Runs what awaits to its end. There is no event loop: what gives way to others goes on at once, as there are none,
  /// and what waits for something is not done here.
  private func finish(_ coroutine: Ref<GeneratorObject>) throws(Raised) {
    while case .yielded(let value) = try resume(coroutine, .none) {
      if value.isNone { continue }
      let what = "waiting for \(typeName(of: value)) outside of functions"
      let error = raise("NotImplementedError", "\(what) is not there in the sandbox")
      noteUnsupported(what, raised)
      throw error
    }
  }

  /// Would the import system find the module traceback, or does a finder of the program raise?
  private var canFindTraceback: Bool {
    guard get(intern("traceback"), in: modules).isUnbound else { return true }
    defer { raised = .unbound }
    do throws(Raised) {
      _ = try findSpec("traceback", .none)
      return true
    } catch {
      return false
    }
  }

  /// Prints an exception that nothing caught; SystemExit says the status instead.
  private func report(_ exception: Value) -> Int {
    raised = .unbound
    if !isStopped, isInstance(exception, exceptionType("SystemExit")) {
      let code = Ref<ExceptionObject>(exception).pointee.fields.0
      if code.isUnbound || code.isNone { return 0 }
      if code.isInteger { return code.integer }
      let text = (try? strText(code)) ?? ""
      host.write(Array((text + "\n").utf8), true)
      return 1
    }
    if isStopped {
      let record = stopRecord
      let place = record?.traceback.last.map { " at \($0.path):\($0.line)" } ?? ""
      host.write(Array("lazyls: \(record?.message ?? "the evaluation used up its budget")\(place)\n".utf8), true)
      return 1
    }
    // CPython's own words are plainer than those of its module traceback, which some finder may not let it import.
    let line = sourceLine
    if !canFindTraceback {
      hidesNotes = true
      sourceLine = { _, _ in nil }
    }
    host.write(Array(tracebackText(exception).utf8), true)
    hidesNotes = false
    sourceLine = line
    return isInstance(exception, exceptionType("KeyboardInterrupt")) ? 130 : 1
  }
}

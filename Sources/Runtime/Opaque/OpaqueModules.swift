// Which modules are opaque: those that are compiled, and those that are missing where the program does not expect it.
import Basics
import Bytecode

extension World {
  /// Enters an opaque value for a module.
  func loadOpaque(_ fullName: String) -> Value {
    let parent = fullName.lastIndex(of: ".").map { String(fullName[..<$0]) }
    let known = parent.map { get(intern($0), in: modules) } ?? .unbound
    let module =
      isOpaque(known)
      ? opaqueChild(known, String(fullName[fullName.index(fullName.startIndex, offsetBy: parent?.count ?? 0)...]))
      : makeOpaque(fullName)
    set(intern(fullName), module, in: modules)
    noteLoaded(fullName)
    observer?.noteOpaque(fullName)
    return module
  }

  /// May a module that nobody finds be opaque? Not one of the standard library, nor one that the program is prepared to
  /// miss.
  func mayBeMissing(_ fullName: String) -> Bool {
    guard opaque.isOn, !fullName.isEmpty, !fullName.contains("."), opaque.missing?.contains(fullName) ?? true else {
      return false
    }
    return !StandardModules.names.contains(fullName) && !removedModules.contains(fullName)
      && !isPreparedForMissing
  }

  /// Is the code that imports within a `try` whose handlers take an ImportError? Or is its module imported so by another
  /// one: what adapts a package to a library may be the only module that imports it.
  private var isPreparedForMissing: Bool {
    var depth = frameCount - 1
    // What `importlib.import_module` is asked for, its caller wants.
    while depth > 0, isOfImportlib(frames[depth]) { depth -= 1 }
    while depth >= 0 {
      if handles(World.importErrors, frames[depth]) { return true }
      // What `exec` runs stands as good as where it is called.
      guard depth > 0, isPartOfCaller(frames[depth], frames[depth - 1]) else { break }
      depth -= 1
    }
    while depth > 0, isModuleBody(frames[depth]) {
      depth -= 1
      while depth > 0, isOfImportlib(frames[depth]) { depth -= 1 }
      // One that takes whatever goes wrong far below it was not written for a library that is missing.
      if isModuleBody(frames[depth]), handles(World.missingErrors, frames[depth]) { return true }
    }
    return false
  }

  private func isModuleBody(_ frame: Frame) -> Bool {
    frame.locals.bits == frame.globals.value.bits && codes[frame.code].code.name == "<module>"
  }

  /// Would one of these exceptions, raised where the frame stands, be handled in it?
  private func handles(_ names: Set<String>, _ frame: Frame) -> Bool {
    let place = frame.next - 1
    for index in 0..<frame.entry.pointee.handlerCount {
      let handler = frame.entry.pointee.handlers[index]
      if place < Int(handler.start) || place >= Int(handler.end) { continue }
      if takes(names, frame, Int(handler.target)) { return true }
    }
    return false
  }

  /// Does a frame run code that `exec` was given, or a class body? A module's body that an import runs has names of its
  /// own, and a spec among them.
  private func isPartOfCaller(_ frame: Frame, _ caller: Frame) -> Bool {
    if frame.function.isPresent { return false }
    return frame.globals == caller.globals || get(intern("__spec__"), in: frame.globals).isUnbound
  }

  private func isOfImportlib(_ frame: Frame) -> Bool {
    let name = get(names.name, in: frame.globals)
    return isString(name) && Ref<StringObject>(name).text.hasPrefix("importlib")
  }

  /// Reads a handler's first instructions: does one of its clauses name one of these exceptions?
  private func takes(_ names: Set<String>, _ frame: Frame, _ target: Int) -> Bool {
    let instructions = frame.entry.pointee.instructions
    let count = codes[frame.code].code.instructions.count
    var isNamed = false, hasClauses = false
    var at = target
    while at < count, at < target + 200 {
      let instruction = instructions[at]
      switch instruction.opcode {
      case .loadGlobal, .loadName, .loadAttribute:
        let name = frame.entry.pointee.siteNames[Int(instruction.c)]
        if names.contains(Ref<StringObject>(name).text) { isNamed = true }
      case .matchException:
        if isNamed { return true }
        hasClauses = true
      case .callExit: return suppressesImportError(frame.registers[Int(instruction.b)])
      case .popHandled:
        // The end of a bare `except:`; what only cleans up goes on raising.
        return !hasClauses && names.contains("BaseException") && instructions[at + 1].opcode != .reraise && at != target
      case .reraise: return false
      // The body of a clause: its names are none of handlers.
      case .jumpIfFalse where hasClauses: at += Int(instruction.bc)
      default: break
      }
      at += 1
    }
    return false
  }

  private static let missingErrors: Set<String> = ["ImportError", "ModuleNotFoundError"]
  private static let importErrors = missingErrors.union(["Exception", "BaseException"])

  /// `contextlib.suppress(ImportError)`, by its bound `__exit__`.
  private func suppressesImportError(_ exit: Value) -> Bool {
    guard kind(of: exit) == .method else { return false }
    let manager = Ref<MethodObject>(exit).pointee.receiver
    guard typeName(of: manager) == "suppress" else { return false }
    let saved = raised
    defer { raised = saved }
    let types = (try? findAttribute(manager, intern("_exceptions"))) ?? .unbound
    guard kind(of: types) == .tuple else { return false }
    return elements(Ref<TupleObject>(types)).contains {
      isType($0) && World.importErrors.contains(Ref<TypeObject>($0).pointee.name.text)
    }
  }

  /// Is there something of that name in the folder that is no source: an extension for another version, or what tells
  /// that one will be built (a stub, Cython's text), unless the program is prepared to do without?
  func hasCompiled(_ tail: String, in folder: String, _ contents: Set<String>?) -> Bool {
    guard opaque.isOn, let contents else { return false }
    if opaque.compiled[folder] == nil {
      var found = OpaqueState.Compiled()
      for name in contents {
        guard let dot = name.firstIndex(of: "."), let last = name.lastIndex(of: ".") else { continue }
        let (stem, suffix) = (String(name[..<dot]), String(name[last...]))
        if World.compiledSuffixes.contains(suffix) {
          // What was built for another version is there for those who have that one: no other loads it.
          if version.loads(extensionModule: name.utf8) {
            found.built.insert(stem)
          } else {
            found.announced.insert(stem)
          }
        }
        if World.announcingSuffixes.contains(suffix) { found.announced.insert(stem) }
      }
      opaque.compiled[folder] = found
    }
    guard let known = opaque.compiled[folder] else { return false }
    return known.built.contains(tail) || known.announced.contains(tail) && !isPreparedForMissing
  }

  private static let compiledSuffixes: Set<String> = [".so", ".pyd", ".pyc"]
  private static let announcingSuffixes: Set<String> = [".pyx", ".pyi"]
}

extension World {
  /// Are names that a module lacks names of an opaque one?
  func takesStars(of module: Value) -> Bool {
    if isOpaque(module) { return true }
    return kind(of: module) == .module
      && opaque.stars.contains(Ref<ModuleObject>(module).pointee.attributes.dict.address)
  }
}

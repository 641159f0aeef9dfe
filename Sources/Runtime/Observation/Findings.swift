// What is read off a world when an evaluation has ended: the exception, what is still deferred, the namespace.
import Bytecode

extension World {
  /// Longer chains of causes are cut.
  private static let longestChain = 32

  /// An exception as plain data. Its own `__str__` runs for the message.
  package func record(of exception: Value, depth: Int = 0) -> ExceptionRecord {
    let type = type(of: exception)
    var name = isString(type.pointee.qualifiedName) ? Ref<StringObject>(type.pointee.qualifiedName).text : "?"
    let module = isString(type.pointee.module) ? Ref<StringObject>(type.pointee.module).text : ""
    if module != "builtins", module != "__main__", !module.isEmpty { name = "\(module).\(name)" }
    var message = ""
    do throws(Raised) {
      message = try strText(exception)
    } catch {
      raised = .unbound
      message = "<exception str() failed>"
    }
    var record = ExceptionRecord(type: name, message: message, traceback: tracebackEntries(of: exception))
    record.isOfSandbox = depth == 0 && comesOfSandbox(exception)
    guard depth < World.longestChain, kind(of: exception) == .exception else { return record }
    let object = Ref<ExceptionObject>(exception)
    let next =
      object.pointee.cause.isObject
      ? object.pointee.cause : object.pointee.suppressesContext ? .none : object.pointee.context
    if next.isObject, next != exception { record.causes = [self.record(of: next, depth: depth + 1)] }
    return record
  }

  func tracebackEntries(of exception: Value) -> [TracebackEntry] {
    guard kind(of: exception) == .exception else { return [] }
    var found: [TracebackEntry] = []
    var entry = Ref<ExceptionObject>(exception).pointee.traceback
    while kind(of: entry) == .traceback, found.count < 2000 {
      let traceback = Ref<TracebackObject>(entry)
      entry = traceback.pointee.next
      guard codes.indices.contains(traceback.pointee.code) else { continue }
      let code = codes[traceback.pointee.code].code
      found.append(TracebackEntry(path: code.filename, line: line(of: traceback) ?? 0, function: code.name))
    }
    return found
  }

  /// Does the exception, or one behind it, come from what the runtime has not got or does not do?
  package func isUnsupported(_ exception: Value) -> Bool {
    guard let observer, !observer.missing.isEmpty || !observer.refusals.isEmpty else { return false }
    return hasInChain(exception) { current in
      if observer.refusals.contains(current) { return true }
      guard isInstance(current, exceptionType("ModuleNotFoundError")) else { return false }
      let name = (try? findAttribute(current, intern("name"))) ?? .unbound
      return isString(name) && observer.missing.contains(Ref<StringObject>(name).text)
    }
  }

  /// The same, or from what the sandbox does not let out or in?
  func comesOfSandbox(_ exception: Value) -> Bool {
    guard let observer else { return false }
    return isUnsupported(exception)
      || !observer.denials.isEmpty && hasInChain(exception, observer.denials.contains)
  }

  /// Does something hold for an exception or for one behind it?
  private func hasInChain(_ exception: Value, _ holds: (Value) -> Bool) -> Bool {
    var current = exception
    for _ in 0..<World.longestChain where kind(of: current) == .exception {
      if holds(current) { return true }
      let object = Ref<ExceptionObject>(current)
      current = object.pointee.cause.isObject ? object.pointee.cause : object.pointee.context
    }
    return false
  }

  /// Every import that nobody has used, by importer.
  package func deferredImports() -> [DeferredRecord] {
    var found: [DeferredRecord] = []
    for (importer, dict) in namespaces() where dict.pointee.hasDeferred {
      for index in 0..<dict.pointee.used {
        let entry = dict.pointee.entries[index]
        guard entry.value.isDeferred, isString(entry.key) else { continue }
        let proxy = Ref<LazyImportObject>(entry.value.proxy)
        // Of `import a.b as c` the attribute says no more than the module does.
        let isFrom = !proxy.pointee.fromList.isNone && isString(proxy.pointee.attribute)
        found.append(
          DeferredRecord(
            importer: importer, bound: Ref<StringObject>(entry.key).text,
            module: Ref<StringObject>(proxy.pointee.module).text,
            name: isFrom ? Ref<StringObject>(proxy.pointee.attribute).text : nil,
            importedAt: place(code: proxy.pointee.code, instruction: proxy.pointee.instruction)))
      }
    }
    return found
  }

  /// Namespaces of all loaded modules, each once.
  private func namespaces() -> [(String, Ref<DictObject>)] {
    var found: [(String, Ref<DictObject>)] = []
    var seen: Set<UInt> = []
    for index in 0..<modules.pointee.used {
      let entry = modules.pointee.entries[index]
      guard isString(entry.key), kind(of: entry.value) == .module else { continue }
      let dict = Ref<ModuleObject>(entry.value).pointee.attributes.dict
      if dict.isPresent, seen.insert(dict.address).inserted { found.append((Ref<StringObject>(entry.key).text, dict)) }
    }
    return found
  }

  /// Resolves one import that is deferred; nil where it went well.
  package func resolveDeferred(_ record: DeferredRecord) -> ExceptionRecord? {
    let module = get(intern(record.importer), in: modules)
    guard kind(of: module) == .module else { return nil }
    let dict = Ref<ModuleObject>(module).pointee.attributes.dict
    let name = intern(record.bound)
    let value = get(name, in: dict)
    guard value.isDeferred else { return nil }
    do throws(Raised) {
      _ = try resolve(value, name, in: dict)
      return nil
    } catch {
      return self.record(of: catchRaised())
    }
  }

  /// The public names of a module with the names of their types, in order; what is deferred is called so.
  /// Of a great many only the first.
  package func publicNames(of module: String) -> [(name: String, type: String)] {
    let module = get(intern(module), in: modules)
    guard kind(of: module) == .module else { return [] }
    let dict = Ref<ModuleObject>(module).pointee.attributes.dict
    var found: [(String, String)] = []
    for index in 0..<dict.pointee.used {
      let entry = dict.pointee.entries[index]
      guard isString(entry.key) else { continue }
      let text = Ref<StringObject>(entry.key).text
      if text.hasPrefix("_") { continue }
      if found.count >= 10_000 { break }
      found.append((text, entry.value.isDeferred ? "lazy_import" : typeName(of: entry.value)))
    }
    return found
  }
}

// The end of a program: what atexit knows, then `__del__` of what modules still hold.

extension World {
  /// What native modules do at the end; then nothing can be imported any more, and objects that live until then die.
  func end() {
    runExitFunctions()
    finalizeAll()
  }

  /// Ends the program as `end` does, and lets imports work again for whoever looks at the world then.
  /// - Returns: how much the program had printed when the first finalizer ran, in each stream.
  package func endForInspection() -> (output: Int, error: Int) {
    runExitFunctions()
    let printed = (output: output.count, error: errorOutput.count)
    let before = Self.importAttributes.map { systemAttribute($0) }
    finalizeAll()
    if imports.system.isPresent {
      for (name, value) in zip(Self.importAttributes, before) where !value.isUnbound {
        set(intern(name), value, in: imports.system.pointee.attributes.dict)
      }
    }
    return printed
  }

  private static let importAttributes: [StaticString] = ["meta_path", "path_hooks", "path_importer_cache"]

  private func runExitFunctions() {
    while !isStopped, !endActions.isEmpty { endActions.removeFirst().run(self) }
  }

  private func finalizeAll() {
    guard !isStopped, imports.system.isPresent else { return }
    for name in Self.importAttributes { set(intern(name), .none, in: imports.system.pointee.attributes.dict) }
    var finalizer = Finalizer()
    var namespaces: [Ref<DictObject>] = []
    for index in 0..<modules.pointee.used {
      let entry = modules.pointee.entries[index]
      guard isString(entry.key), kind(of: entry.value) == .module else { continue }
      let isMain = Ref<StringObject>(entry.key).text == "__main__"
      namespaces.insert(Ref<ModuleObject>(entry.value).pointee.attributes.dict, at: isMain ? 0 : namespaces.count)
    }
    for namespace in namespaces { finalizer.addValues(of: namespace, self) }
    finalizer.addClasses(self)
    for object in finalizer.found where !isStopped { finalize(object) }
  }

  private func finalize(_ object: Value) {
    let method = special(.del, of: type(of: object))
    do throws(Raised) {
      _ = try callSpecial(.del, object)
    } catch {
      if isStopped { return }
      let exception = catchRaised()
      reportIgnored(exception, while: "calling deallocator", method)
    }
  }
}

/// Finds objects with a `__del__` of Python, outer ones before what they hold.
private struct Finalizer {
  var found: [Value] = []
  private var seen: Set<Value> = []
  private var classes: [Value] = []
  /// More are not looked at: a program that keeps so much is not worth a pause at its end.
  private static let most = 200_000

  mutating func addValues(of dict: Ref<DictObject>, _ world: World) {
    for index in 0..<dict.pointee.used where !dict.pointee.entries[index].key.isUnbound {
      add(dict.pointee.entries[index].value, world)
    }
  }

  mutating func addClasses(_ world: World) {
    var next = 0
    while next < classes.count {
      addValues(of: Ref<TypeObject>(classes[next]).pointee.dict, world)
      next += 1
    }
  }

  private mutating func add(_ value: Value, _ world: World) {
    // A stack instead of recursion, taken from its end.
    var waiting = [value]
    while let value = waiting.popLast() {
      guard value.isObject, seen.count < Self.most else { continue }
      let type = world.type(of: value)
      switch world.kind(of: value) {
      case .string, .bytes, .integer, .float, .function, .nativeFunction, .module, .code, .cell: continue
      case .type:
        if Ref<TypeObject>(value).pointee.nativeIndex < 0, seen.insert(value).inserted { classes.append(value) }
        continue
      default: break
      }
      guard seen.insert(value).inserted else { continue }
      if world.kind(of: world.special(.del, of: type)) == .function { found.append(value) }
      var inner: [Value] = []
      switch world.kind(of: value) {
      case .list: inner = world.elements(Ref<ListObject>(value))
      case .tuple: inner = world.elements(Ref<TupleObject>(value))
      case .dict:
        let dict = Ref<DictObject>(value)
        inner = (0..<dict.pointee.used).map { dict.pointee.entries[$0].value }
      default:
        if let storage = world.storage(of: value, type) {
          let dict = storage.pointee.dict
          if dict.isPresent {
            inner = (0..<dict.pointee.used).map { dict.pointee.entries[$0].value }
          } else if storage.pointee.shape.isPresent {
            inner = (0..<Int(storage.pointee.shape.pointee.count)).map { storage.pointee.values[$0] }
          }
        }
      }
      waiting += inner.reversed()
    }
  }
}

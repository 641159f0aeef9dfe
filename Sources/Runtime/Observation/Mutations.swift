// Mutations that reach beyond the running module: of objects that belong to another one, of sys.path, sys.modules.

extension World {
  /// An object is about to be changed: `name` is the attribute, or unbound for its content.
  @inline(never) func noteMutation(of object: Value, _ name: Value = .unbound) {
    guard let observer, object.isObject, !isStopped else { return }
    if object == systemPath {
      observer.add(self, .sysPath, object: UInt(object.bits), "sys.path is changed")
      return
    }
    if object == modules.value {
      observer.add(self, .sysModules, object: UInt(object.bits), "sys.modules is changed")
      return
    }
    let kind = kind(of: object)
    if kind == .module {
      let module = Ref<ModuleObject>(object)
      if module.pointee.number == owner { return }
      let what = "\(ownerName(module.pointee.number)).\(isString(name) ? Ref<StringObject>(name).text : "?")"
      if what == "sys.path" || what == "sys.modules" {
        noteEffect(what == "sys.path" ? .sysPath : .sysModules, "\(what) is replaced")
      } else {
        noteEffect(.foreignMutation, what)
      }
      return
    }
    let number = Ref<Header>(object).pointee.owner
    if number == owner || number == 0 { return }
    // The attribute matters of a class and an instance: other places may be set elsewhere on the same line.
    if isString(name) {
      noteEffect(.foreignMutation, "\(namePath(of: object)).\(Ref<StringObject>(name).text)")
    } else {
      observer.add(self, .foreignMutation, object: UInt(object.bits), namePath(of: object))
    }
  }

  func ownerName(_ number: UInt32) -> String { owners.indices.contains(Int(number)) ? owners[Int(number)] : "" }

  /// Natives that change what they are called on, by name; decided once for each when it is declared.
  static func isMutator(_ definition: NativeDefinition) -> Bool {
    if !definition.isMethod {
      return "\(definition.name)" == "setattr" || "\(definition.name)" == "delattr"
    }
    return mutators.contains("\(definition.name)")
  }

  private static let mutators: Set<String> = [
    "append", "extend", "insert", "remove", "pop", "clear", "sort", "reverse", "update", "setdefault", "popitem", "add",
    "discard", "difference_update", "intersection_update", "symmetric_difference_update", "appendleft", "extendleft",
    "popleft", "rotate", "move_to_end", "__setitem__", "__delitem__", "__iadd__", "__imul__", "__ior__", "__iand__",
    "__isub__", "__ixor__", "__setattr__", "__delattr__",
  ]

  /// A native is called while somebody watches.
  @inline(never) func noteNativeCall(_ definition: NativeDefinition, _ base: Cells<Value>, _ count: Int) {
    if count == 0 || !definition.isMutator { return }
    let name = "\(definition.name)"
    let isAttribute = name.hasSuffix("attr") || name.hasSuffix("attr__")
    noteMutation(of: base[0], isAttribute && count > 1 ? base[1] : .unbound)
  }
}

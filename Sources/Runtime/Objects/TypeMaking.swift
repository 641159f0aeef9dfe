// How types come to be: built-in ones from their files, classes from `type(name, bases, namespace)`.

extension World {
  /// Makes a built-in type; its file then fills it through a `TypeBuilder`.
  package func makeType(
    _ name: StaticString, base: Ref<TypeObject>, kind: Kind, size: Int, attributes: Int = 0,
    flags: TypeFlags = [.isBaseType], module: StaticString = "builtins", metatype: Ref<TypeObject>? = nil
  ) -> Ref<TypeObject> {
    let type = heap.make(TypeObject.self)
    let string = Ref<StringObject>(intern(name))
    type.pointee.header = Header(metatype ?? types.type, .type)
    type.pointee.name = string
    type.pointee.qualifiedName = string.value
    type.pointee.module = intern(module)
    type.pointee.typeFlags = flags.union(.isImmutable)
    type.pointee.instanceKind = kind
    type.pointee.instanceSize = Int32(size)
    type.pointee.attributesOffset = Int32(attributes)
    type.pointee.nativeIndex = 0
    type.pointee.dict = makeDict()
    type.pointee.subclasses = makeList()
    type.pointee.base = base
    type.pointee.bases = base.isPresent ? makeTuple([base.value]) : makeTuple([])
    var mro = [type.value]
    if base.isPresent {
      mro += elements(base.pointee.mro)
      append(type.value, to: base.pointee.subclasses)
    }
    type.pointee.mro = makeTuple(mro)
    type.pointee.version = nextTypeVersion()
    return type
  }

  func nextTypeVersion() -> UInt32 {
    typeVersions &+= 1
    if typeVersions == 0 { typeVersions = 1 }
    return typeVersions
  }

  /// Puts something into a type's own namespace.
  package func define(_ value: Value, as name: StaticString, in type: Ref<TypeObject>) {
    set(intern(name), value, in: type.pointee.dict)
    typeChanged(type)
  }

  /// After a change of a type's namespace or bases: what was found through it is forgotten.
  package func typeChanged(_ type: Ref<TypeObject>) {
    type.pointee.version = nextTypeVersion()
    let subclasses = type.pointee.subclasses
    for index in 0..<subclasses.pointee.count { typeChanged(Ref<TypeObject>(subclasses.pointee.items[index])) }
  }

  /// The C3 linearisation of a class with these bases; TypeError where there is none.
  package func linearize(_ type: Ref<TypeObject>, _ bases: [Value]) throws(Raised) -> [Value] {
    var rows = bases.map { elements(Ref<TypeObject>($0).pointee.mro) }
    rows.append(bases)
    var result = [type.value]
    while true {
      rows.removeAll(where: \.isEmpty)
      if rows.isEmpty { return result }
      let candidate = rows.lazy.map { $0[0] }.first { candidate in
        !rows.contains { $0.dropFirst().contains(candidate) }
      }
      guard let candidate else {
        var names: [String] = []
        for row in rows where !names.contains(typeName(row[0])) { names.append(typeName(row[0])) }
        throw typeError(
          "Cannot create a consistent method resolution order (MRO) for bases \(names.joined(separator: ", "))")
      }
      result.append(candidate)
      for index in rows.indices where rows[index].first == candidate { rows[index].removeFirst() }
    }
  }

  /// Name of a value that is a type.
  func typeName(_ type: Value) -> String { Ref<TypeObject>(type).pointee.name.text }
}

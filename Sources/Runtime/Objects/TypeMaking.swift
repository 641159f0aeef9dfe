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
    // Every type has one of its own, and so do its instances.
    if !names.doc.isUnbound { set(names.doc, .none, in: type.pointee.dict) }
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
    if rows.count == 1 {
      try charge(rows[0].count)
      return [type.value] + rows[0]
    }
    rows.append(bases)
    var result = [type.value]
    // How much of each row is taken.
    var taken = [Int](repeating: 0, count: rows.count)
    while true {
      let open = rows.indices.filter { taken[$0] < rows[$0].count }
      if open.isEmpty { return result }
      let candidate = open.lazy.map { rows[$0][taken[$0]] }.first { candidate in
        !open.contains { rows[$0][(taken[$0] + 1)...].contains(candidate) }
      }
      guard let candidate else {
        var names: [String] = []
        for row in open where !names.contains(typeName(rows[row][taken[row]])) {
          names.append(typeName(rows[row][taken[row]]))
        }
        throw typeError(
          "Cannot create a consistent method resolution order (MRO) for bases \(names.joined(separator: ", "))")
      }
      try charge(rows[0].count)
      result.append(candidate)
      for row in open where rows[row][taken[row]] == candidate { taken[row] += 1 }
    }
  }

  /// Name of a value that is a type.
  func typeName(_ type: Value) -> String { Ref<TypeObject>(type).pointee.name.text }
}

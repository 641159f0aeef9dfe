// Making the small objects that everything else is made of.

extension World {
  // MARK: Numbers

  @inline(__always) package func float(_ number: Double) -> Value {
    if let value = Value(flonum: number) { return value }
    let object = heap.make(FloatObject.self)
    object.pointee = FloatObject(header: Header(types.float, .float, owner: owner), number: number)
    return object.value
  }

  /// Of a value whose kind is float.
  @inline(__always) package func double(_ value: Value) -> Double {
    value.isFlonum ? value.flonum : Ref<FloatObject>(value).pointee.number
  }

  // MARK: Tuples and lists

  /// A tuple whose elements are to be set.
  @inline(__always) package func makeTuple(count: Int) -> Ref<TupleObject> {
    let tuple = Ref<TupleObject>(address: heap.allocate(MemoryLayout<TupleObject>.stride &+ count &* 8))
    tuple.pointee = TupleObject(header: Header(types.tuple, .tuple, owner: owner), count: count, hash: 0)
    return tuple
  }

  package func makeTuple(_ values: [Value]) -> Ref<TupleObject> {
    if values.isEmpty, emptyTuple.isPresent { return emptyTuple }
    let tuple = makeTuple(count: values.count)
    for (index, value) in values.enumerated() { tuple[index] = value }
    return tuple
  }

  package func makeTuple(_ values: Cells<Value>, _ count: Int) -> Ref<TupleObject> {
    if count == 0, emptyTuple.isPresent { return emptyTuple }
    let tuple = makeTuple(count: count)
    tuple.items.copy(values, count)
    return tuple
  }

  package func elements(_ tuple: Ref<TupleObject>) -> [Value] { (0..<tuple.count).map { tuple[$0] } }
  package func elements(_ list: Ref<ListObject>) -> [Value] {
    (0..<list.pointee.count).map { list.pointee.items[$0] }
  }

  package func makeList(capacity: Int = 0) -> Ref<ListObject> {
    let list = heap.make(ListObject.self)
    list.pointee.header = Header(types.list, .list, owner: owner)
    if capacity > 0 {
      list.pointee.items = heap.row(Value.self, capacity)
      list.pointee.capacity = capacity
    }
    return list
  }

  package func makeList(_ values: [Value]) -> Ref<ListObject> {
    let list = makeList(capacity: values.count)
    for (index, value) in values.enumerated() { list.pointee.items[index] = value }
    list.pointee.count = values.count
    return list
  }

  @inline(__always) package func append(_ value: Value, to list: Ref<ListObject>) {
    let count = list.pointee.count
    if count == list.pointee.capacity { reserve(count + 1, in: list) }
    list.pointee.items[count] = value
    list.pointee.count = count + 1
  }

  /// Room for so many elements in all.
  @inline(never) package func reserve(_ wanted: Int, in list: Ref<ListObject>) {
    if wanted <= list.pointee.capacity { return }
    let capacity = max(wanted, list.pointee.capacity + list.pointee.capacity / 2 + 4)
    let items = heap.row(Value.self, capacity)
    items.copy(list.pointee.items, list.pointee.count)
    list.pointee.items = items
    list.pointee.capacity = capacity
  }

  // MARK: Functions

  @discardableResult package func addNative(_ definition: NativeDefinition) -> Int {
    var definition = definition
    definition.isMutator = World.isMutator(definition)
    definition.isScan = World.isScan(definition)
    natives.append(definition)
    nativeEntries.append(definition)
    return natives.count - 1
  }

  /// The function object of a native; with an owner it is a method of that type.
  package func makeNative(
    _ definition: NativeDefinition, owner: Ref<TypeObject> = .none, receiver: Value = .unbound, module: Value = .none
  ) -> Value {
    var definition = definition
    if definition.isMethod { definition.owner = owner }
    if isString(module), case let home = Ref<StringObject>(module).text, home != "builtins" { definition.module = home }
    let object = heap.make(NativeFunctionObject.self)
    let name = intern(definition.name)
    let isMethod = owner.isPresent && definition.isMethod && name != names[.new]
    let type =
      !isMethod
      ? types.nativeFunction
      : isWrapperName(name) && !definition.isPlainSpecial ? types.wrapperDescriptor : types.methodDescriptor
    object.pointee = NativeFunctionObject(
      header: Header(type, .nativeFunction), index: addNative(definition), name: name,
      receiver: receiver, owner: owner, module: module)
    return object.value
  }

  /// A property, classmethod or staticmethod around a function.
  package func makeWrapper(_ type: Ref<TypeObject>, _ kind: Kind, _ content: Value) -> Value {
    let object = heap.make(WrapperObject.self)
    object.pointee.header = Header(type, kind, owner: owner)
    object.pointee.fields.0 = content
    return object.value
  }

  @inline(__always) package func makeMethod(_ function: Value, _ receiver: Value) -> Value {
    let object = heap.make(MethodObject.self)
    object.pointee = MethodObject(
      header: Header(types.method, .method, owner: owner), function: function, receiver: receiver)
    return object.value
  }

  @inline(__always) package func makeCell(_ content: Value) -> Value {
    let object = heap.make(CellObject.self)
    object.pointee = CellObject(header: Header(types.cell, .cell, owner: owner), content: content)
    return object.value
  }

  /// An iterator over `source`, of a native iterator type.
  package func makeIterator(
    _ type: Ref<TypeObject>, _ source: Value, index: Int = 0, limit: Int = 0, extra: Value = .unbound
  ) -> Value {
    let object = heap.make(IteratorObject.self)
    object.pointee = IteratorObject(
      header: Header(type, .iterator, owner: owner), source: source, index: index, limit: limit, extra: extra)
    return object.value
  }
}

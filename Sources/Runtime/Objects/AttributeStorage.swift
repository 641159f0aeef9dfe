// The attributes of one instance: values in the order that a shared shape names, or a dict.

extension World {
  /// Where an object's own attributes are; nil for types whose instances have none.
  @inline(__always) package func storage(of value: Value, _ type: Ref<TypeObject>) -> Ref<AttributeStorage>? {
    guard value.isObject else { return nil }
    let offset = Int(type.pointee.attributesOffset)
    return offset == 0 ? nil : Ref<Header>(value).at(offset)
  }

  /// More attributes than these are kept in a dict.
  private static let shapeLimit = 30

  /// The index of an interned name; -1 if the shape has none.
  @inline(__always) package func index(of name: Value, in shape: Ref<Shape>) -> Int {
    guard shape.isPresent else { return -1 }
    let count = Int(shape.pointee.count)
    let names = shape.pointee.names
    for index in 0..<count where names[index] == name { return index }
    return -1
  }

  @inline(__always) package func get(_ name: Value, in storage: Ref<AttributeStorage>) -> Value {
    if storage.pointee.dict.isPresent { return get(name, in: storage.pointee.dict) }
    let index = index(of: name, in: storage.pointee.shape)
    return index < 0 ? .unbound : storage.pointee.values[index]
  }

  package func set(_ name: Value, _ value: Value, in storage: Ref<AttributeStorage>, _ type: Ref<TypeObject>) {
    if storage.pointee.dict.isPresent { return set(name, value, in: storage.pointee.dict) }
    let index = index(of: name, in: storage.pointee.shape)
    if index >= 0 {
      storage.pointee.values[index] = value
      return
    }
    let shape = storage.pointee.shape.isPresent ? storage.pointee.shape : rootShape(of: type)
    let count = Int(shape.pointee.count)
    if count == World.shapeLimit { return set(name, value, in: dict(of: storage)) }
    if count == Int(storage.pointee.capacity) {
      let capacity = max(4, count * 2)
      let values = heap.row(Value.self, capacity)
      values.copy(storage.pointee.values, count)
      storage.pointee.values = values
      storage.pointee.capacity = Int32(capacity)
    }
    storage.pointee.values[count] = value
    storage.pointee.shape = child(of: shape, name)
  }

  package func remove(_ name: Value, from storage: Ref<AttributeStorage>) -> Bool {
    if get(name, in: storage).isUnbound { return false }
    return remove(name, from: dict(of: storage))
  }

  /// The attributes as a dict, which from now on is where they are: `__dict__`.
  package func dict(of storage: Ref<AttributeStorage>) -> Ref<DictObject> {
    if storage.pointee.dict.isPresent { return storage.pointee.dict }
    let shape = storage.pointee.shape
    let dict = makeDict(capacity: shape.isPresent ? Int(shape.pointee.count) : 0)
    if shape.isPresent {
      for index in 0..<Int(shape.pointee.count) {
        set(shape.pointee.names[index], storage.pointee.values[index], in: dict)
      }
    }
    storage.pointee.dict = dict
    storage.pointee.shape = .none
    storage.pointee.values = .none
    storage.pointee.capacity = 0
    return dict
  }

  // MARK: Shapes

  func rootShape(of type: Ref<TypeObject>) -> Ref<Shape> {
    if !type.pointee.rootShape.isPresent { type.pointee.rootShape = heap.make(Shape.self) }
    return type.pointee.rootShape
  }

  private func child(of shape: Ref<Shape>, _ name: Value) -> Ref<Shape> {
    var child = shape.pointee.firstChild
    while child.isPresent {
      if child.pointee.name == name { return child }
      child = child.pointee.sibling
    }
    let new = heap.make(Shape.self)
    let count = Int(shape.pointee.count)
    new.pointee.parent = shape
    new.pointee.name = name
    new.pointee.count = Int32(count + 1)
    new.pointee.names = heap.row(Value.self, count + 1)
    new.pointee.names.copy(shape.pointee.names, count)
    new.pointee.names[count] = name
    new.pointee.sibling = shape.pointee.firstChild
    shape.pointee.firstChild = new
    return new
  }
}

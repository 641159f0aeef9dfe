// Room for instances of any class.

extension World {
  /// A zeroed object of a class that has `Layout`, header set; `extra` bytes follow the layout. For classes derived from a
  /// native type the attributes lie before it.
  @inline(__always) package func makeObject<Layout: BitwiseCopyable>(
    _ type: Ref<TypeObject>, _: Layout.Type = Layout.self, extra: Int = 0
  ) -> Ref<Layout> {
    let prefix = Int(type.pointee.prefixSize)
    let address = heap.allocate(prefix &+ MemoryLayout<Layout>.stride &+ extra) &+ UInt(bitPattern: prefix)
    let object = Ref<Layout>(address: address)
    object.cast(to: Header.self).pointee = Header(type, type.pointee.instanceKind, owner: owner)
    if prefix > 0, type.pointee.attributesOffset != 0 {
      let storage: Ref<AttributeStorage> = object.at(Int(type.pointee.attributesOffset))
      storage.pointee.shape = rootShape(of: type)
    }
    return object
  }

  /// A plain object: `object.__new__`.
  @inline(__always) package func makeInstance(_ type: Ref<TypeObject>) -> Value {
    let object = Ref<InstanceObject>(address: heap.allocate(Int(type.pointee.instanceSize)))
    object.pointee.header = Header(type, .instance, owner: owner)
    if type.pointee.attributesOffset != 0 { object.pointee.attributes.shape = rootShape(of: type) }
    return object.value
  }
}

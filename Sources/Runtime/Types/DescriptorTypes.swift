// member_descriptor (words of the object, `__slots__`) and getset_descriptor (computed by native code).

enum DescriptorTypes {
  @Sendable static func define(_ world: World) {
    let member = TypeBuilder(world: world, type: world.types.memberDescriptor)
    let computed = TypeBuilder(world: world, type: world.types.getSetDescriptor)
    member.method("__repr__") { world, arguments throws(Raised) in
      let (name, owner) = parts(world, arguments[0])
      return world.string("<member '\(Ref<StringObject>(name).text)'\(world.ownerText(owner))>")
    }
    computed.method("__repr__") { world, arguments throws(Raised) in
      let (name, owner) = parts(world, arguments[0])
      return world.string("<attribute '\(Ref<StringObject>(name).text)'\(world.ownerText(owner))>")
    }
    for builder in [member, computed] { defineCommon(builder) }
    member.method("__reduce__") { world, arguments throws(Raised) in
      let (name, owner) = parts(world, arguments[0])
      return world.reducedToAttribute(owner.value, name)
    }
  }

  private static func parts(_ world: World, _ descriptor: Value) -> (name: Value, owner: Ref<TypeObject>) {
    if world.kind(of: descriptor) == .memberDescriptor {
      let member = Ref<MemberDescriptorObject>(descriptor).pointee
      return (member.name, member.owner)
    }
    let computed = Ref<GetSetDescriptorObject>(descriptor).pointee
    return (computed.name, computed.owner)
  }

  private static func defineCommon(_ builder: TypeBuilder) {
    builder.property("__name__") { world, arguments throws(Raised) in parts(world, arguments[0]).name }
    builder.property("__objclass__") { world, arguments throws(Raised) in parts(world, arguments[0]).owner.value }
    builder.property("__doc__") { _, _ throws(Raised) in .none }
    builder.property("__qualname__") { world, arguments throws(Raised) in
      let (name, owner) = parts(world, arguments[0])
      var text = TextBuilder()
      text.append(owner.pointee.qualifiedName)
      text.append(".")
      text.append(name)
      return world.string(text.codePoints)
    }
    builder.method("__get__", .positional(1, 2)) { world, arguments throws(Raised) in
      if arguments[1].isNone {
        if arguments.or(2, .none).isNone { throw world.typeError("__get__(None, None) is invalid") }
        return arguments[0]
      }
      return try world.bind(arguments[0], to: arguments[1], world.type(of: arguments[1]))
    }
    builder.method("__set__", .exactly(2)) { world, arguments throws(Raised) in
      let (name, _) = parts(world, arguments[0])
      _ = try world.setThroughDescriptor(arguments[0], arguments[1], name, arguments[2])
      return .none
    }
    builder.method("__delete__", .exactly(1)) { world, arguments throws(Raised) in
      let (name, _) = parts(world, arguments[0])
      _ = try world.setThroughDescriptor(arguments[0], arguments[1], name, .unbound)
      return .none
    }
  }
}

extension World {
  /// Whose a descriptor is, as `repr` says it; nothing for object's.
  func ownerText(_ owner: Ref<TypeObject>) -> String {
    owner == types.object ? "" : " of '\(owner.shownName)' objects"
  }
}

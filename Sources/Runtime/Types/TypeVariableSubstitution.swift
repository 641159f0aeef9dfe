// What becomes of type parameters in `alias[…]`; the rarer rules are those of the module typing.

enum TypeVariableSubstitution {
  static func define(_ typeVariable: TypeBuilder, _ specification: TypeBuilder, _ tuple: TypeBuilder) {
    typeVariable.method("__typing_subst__", .exactly(1)) { world, arguments throws(Raised) in
      let new = arguments[1]
      if new.isNone { return world.types.none.value }
      if world.isType(new) { return new }
      return try typing(world, "_typevar_subst", arguments)
    }
    typeVariable.method("__typing_prepare_subst__", .exactly(2)) { world, arguments throws(Raised) in
      try prepared(world, arguments)
    }
    specification.method("__typing_subst__", .exactly(1)) { world, arguments throws(Raised) in
      try typing(world, "_paramspec_subst", arguments)
    }
    specification.method("__typing_prepare_subst__", .exactly(2)) { world, arguments throws(Raised) in
      try typing(world, "_paramspec_prepare_subst", arguments)
    }
    tuple.method("__typing_subst__", .exactly(1)) { world, _ throws(Raised) in
      throw world.typeError("Substitution of bare TypeVarTuple is not supported")
    }
    tuple.method("__typing_prepare_subst__", .exactly(2)) { world, arguments throws(Raised) in
      try typing(world, "_typevartuple_prepare_subst", arguments)
    }
    tuple.method("__iter__") { world, arguments throws(Raised) in
      let unpacked = try world.getItem(
        world.getAttribute(world.importedModule("typing"), world.intern("Unpack")), arguments[0])
      return try world.iterator(of: world.makeTuple([unpacked]).value)
    }
  }

  /// Calls a function of the module typing.
  private static func typing(_ world: World, _ name: StaticString, _ arguments: Arguments) throws(Raised) -> Value {
    let function = try world.getAttribute(world.importedModule("typing"), world.intern(name))
    return try world.call(function, arguments.base, arguments.count)
  }

  /// The arguments of an alias with the default of a type variable that got none.
  private static func prepared(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    let alias = arguments[1], given = try world.collect(arguments[2])
    let parameters = try world.collect(world.getAttribute(alias, world.intern("__parameters__")))
    guard let place = parameters.firstIndex(of: arguments[0]), place >= given.count else { return arguments[2] }
    let value = try world.getAttribute(arguments[0], world.intern("__default__"))
    if value == world.noDefault {
      throw world.typeError(
        "Too few arguments for \(try world.strText(alias)); actual \(given.count), expected at least \(place + 1)")
    }
    return place == given.count ? world.makeTuple(given + [value]).value : arguments[2]
  }
}

// What the module site puts into builtins: exit, quit, help, copyright, credits, license.

enum SiteBuiltins {
  @Sendable static func define(_ world: World) {
    for name: StaticString in ["False", "None", "True"] {
      let value: Value = "\(name)" == "None" ? .none : Value("\(name)" == "True")
      world.set(world.intern(name), value, in: world.builtins)
    }
    let quitter = make(world, "Quitter")
    quitter.method("__call__", .positional(0, 1)) { world, arguments throws(Raised) in
      throw world.raise(try world.call(world.exceptionType("SystemExit").value, [arguments.or(1, .none)]))
    }
    for name in ["exit", "quit"] {
      put(world, name, quitter, "Use \(name)() or Ctrl-D (i.e. EOF) to exit")
    }
    let printer = make(world, "_Printer")
    printer.method("__call__") { world, arguments throws(Raised) in
      let print = world.get(world.intern("print"), in: world.builtins)
      return try world.call(print, [Ref<WrapperObject>(arguments[0]).pointee.fields.0])
    }
    put(world, "copyright", printer, "Copyright (c) 2001 Python Software Foundation.\nAll Rights Reserved.")
    put(
      world, "credits", printer,
      "Thanks to CWI, CNRI, BeOpen, Zope Corporation, the Python Software\nFoundation, and a cast of thousands for supporting Python\ndevelopment.  See www.python.org for more information."
    )
    put(world, "license", printer, "Type license() to see the full license text")
    let helper = make(world, "_Helper")
    helper.method("__call__", .variadic(names: true)) { _, _ throws(Raised) in .none }
    put(world, "help", helper, "Type help() for interactive help, or help(object) for help about object.")
    world.builtin("breakpoint", .variadic(names: true)) { world, arguments throws(Raised) in
      let hook = try world.findAttribute(world.importModule("sys"), "breakpointhook")
      if hook.isUnbound { throw world.raise("RuntimeError", "lost sys.breakpointhook") }
      return try world.call(hook, arguments.base, arguments.count, names: arguments.names)
    }
  }

  private static func make(_ world: World, _ name: StaticString) -> TypeBuilder {
    let type = world.makeType(
      name, base: world.types.object, kind: .other, size: MemoryLayout<WrapperObject>.size, flags: [],
      module: "_sitebuiltins")
    let builder = TypeBuilder(world: world, type: type)
    builder.notCallable()
    builder.method("__repr__") { _, arguments throws(Raised) in Ref<WrapperObject>(arguments[0]).pointee.fields.0 }
    return builder
  }

  private static func put(_ world: World, _ name: String, _ type: TypeBuilder, _ text: String) {
    world.set(world.intern(name), world.makeWrapper(type.type, .other, world.string(text)), in: world.builtins)
  }
}

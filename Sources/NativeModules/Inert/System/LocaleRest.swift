// _locale: messages, which are never translated.
import Runtime

enum LocaleRest {
  static let module = InertModule(
    name: "_locale",
    quietFunctions: ["bindtextdomain", "bind_textdomain_codeset"],
    more: { module throws(Raised) in
      module.function("textdomain", .exactly(1)) { world, arguments throws(Raised) in
        arguments[0].isNone ? world.string("messages") : arguments[0]
      }
      module.function("gettext", .exactly(1)) { world, arguments throws(Raised) in try text(world, arguments[0]) }
      module.function("dgettext", .exactly(2)) { world, arguments throws(Raised) in try text(world, arguments[1]) }
      module.function("dcgettext", .exactly(3)) { world, arguments throws(Raised) in try text(world, arguments[1]) }
    })

  private static func text(_ world: World, _ value: Value) throws(Raised) -> Value {
    if world.isString(value) { return value }
    throw world.typeError("argument must be str, not \(world.typeName(of: value))")
  }
}

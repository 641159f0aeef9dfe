// unicodedata: the data of Unicode 3.2, which internationalised domain names ask, and what the text is cut by.
import Runtime

enum OlderUnicode {
  /// Methods of `ucd_3_2_0`: the functions of the module.
  private static let shared: [StaticString] = [
    "decimal", "digit", "numeric", "category", "bidirectional", "combining", "mirrored", "east_asian_width",
    "decomposition", "name", "lookup", "is_normalized", "normalize",
  ]
  /// What is not written.
  static let module = InertModule(
    name: "unicodedata", capsules: ["_ucnhash_CAPI"],
    functions: ["block", "extended_pictographic", "grapheme_cluster_break", "indic_conjunct_break", "iter_graphemes"])

  static func define(_ module: ModuleBuilder) throws(Raised) {
    let world = module.world
    let older = module.type("UCD", InstanceObject.self, module: "unicodedata", flags: [])
    older.notCallable()
    for name in shared {
      let function = world.get(world.intern(name), in: module.dict)
      // Characters that are newer than 3.2 are not told apart: nobody has written such names since.
      older.method(name, .variadic()) { world, arguments throws(Raised) in
        try world.call(function, arguments.positional(from: 1))
      }
    }
    older.property("unidata_version") { world, _ throws(Raised) in world.string("3.2.0") }
    module.constant("ucd_3_2_0", world.makeObject(older.type, InstanceObject.self).value)
    for name: StaticString in ["isxidstart", "isxidcontinue"] {
      let prefix = name.description == "isxidstart" ? "" : "a"
      module.function(name, .exactly(1)) { world, arguments throws(Raised) in
        guard world.isString(arguments[0]), Ref<StringObject>(arguments[0]).count == 1 else {
          throw world.typeError(
            "\(name)() argument must be a unicode character, not \(world.typeName(of: arguments[0]))")
        }
        return try world.callMethod(world.string(prefix + world.text(arguments[0])), "isidentifier")
      }
    }
  }
}

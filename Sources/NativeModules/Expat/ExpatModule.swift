// pyexpat: constants, exceptions and the submodules with Expat's words.
import Runtime

enum ExpatModule {
  static let module = InertModule(
    name: "pyexpat",
    doc: "Python wrapper for Expat parser.",
    numbers: """
      XML_PARAM_ENTITY_PARSING_NEVER=0 XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE=1 XML_PARAM_ENTITY_PARSING_ALWAYS=2
      """,
    texts: [
      ("EXPAT_VERSION", "expat_2.9.0"),
      ("native_encoding", "UTF-8"),
    ],
    synonyms: [("error", "ExpatError")],
    capsules: ["expat_CAPI"],
    exceptions: [
      InertException(name: "ExpatError", module: "xml.parsers.expat", bases: ["Exception"])
    ],
    more: { module throws(Raised) in
      let world = module.world
      ExpatObjects.define(module)
      module.constant("version_info", world.makeTuple([2, 9, 0].map { Value(small: $0) }).value)
      let features: [(String, Int)] = [
        ("sizeof(XML_Char)", 1), ("sizeof(XML_LChar)", 1), ("XML_DTD", 0), ("XML_CONTEXT_BYTES", 1024), ("XML_NS", 0),
        ("XML_BLAP_MAX_AMP", 100), ("XML_BLAP_ACT_THRES", 8_388_608), ("XML_GE", 0), ("XML_AT_MAX_AMP", 100),
        ("XML_AT_ACT_THRES", 67_108_864),
      ]
      module.constant(
        "features",
        world.makeList(features.map { world.tuple(world.string($0.0), Value(small: $0.1)) }).value)
      let errors = try submodule(module, "errors", "Constants used to describe error conditions.")
      let codes = world.makeDict(), messages = world.makeDict()
      for (index, (name, message)) in ExpatMessages.all.enumerated() {
        world.set(world.intern(name), world.string(message), in: errors.dict)
        try world.setItem(codes.value, world.string(message), Value(small: index + 1))
        try world.setItem(messages.value, Value(small: index + 1), world.string(message))
      }
      errors.constant("codes", codes.value)
      errors.constant("messages", messages.value)
      let model = try submodule(module, "model", "Constants used to interpret content model information.")
      model.numbers(
        """
        XML_CTYPE_EMPTY=1 XML_CTYPE_ANY=2 XML_CTYPE_MIXED=3 XML_CTYPE_NAME=4 XML_CTYPE_CHOICE=5 XML_CTYPE_SEQ=6
        XML_CQUANT_NONE=0 XML_CQUANT_OPT=1 XML_CQUANT_REP=2 XML_CQUANT_PLUS=3
        """)
      module.function("ErrorString", .exactly(1)) { world, arguments throws(Raised) in
        let code = try world.index(arguments[0])
        return ExpatMessages.all.indices.contains(code - 1) ? world.string(ExpatMessages.all[code - 1].1) : .none
      }
    })

  /// `pyexpat.errors` and its like are in `sys.modules`, though no file has them.
  private static func submodule(
    _ module: ModuleBuilder, _ name: StaticString, _ doc: String
  ) throws(Raised) -> ModuleBuilder {
    let world = module.world
    let full = world.intern("pyexpat.\(name)")
    let made = try world.call(world.types.module.value, [full, world.string(doc)])
    try world.setItem(world.modules.value, full, made)
    module.constant(name, made)
    return ModuleBuilder(world, Ref<ModuleObject>(made))
  }
}

// _codecs_cn, _codecs_hk, _codecs_iso2022, _codecs_jp, _codecs_kr, _codecs_tw: their codecs can be got and do not work.
import Runtime

enum EastAsianCodecs {
  static let modules: [InertModule] = [
    codecs("_codecs_cn", ["gb2312", "gbk", "gb18030", "hz"]),
    codecs("_codecs_hk", ["big5hkscs"]),
    codecs(
      "_codecs_iso2022",
      [
        "iso2022_kr", "iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_2004", "iso2022_jp_3", "iso2022_jp_ext",
      ]),
    codecs(
      "_codecs_jp",
      ["shift_jis", "cp932", "euc_jp", "shift_jis_2004", "euc_jis_2004", "euc_jisx0213", "shift_jisx0213"]),
    codecs("_codecs_kr", ["euc_kr", "cp949", "johab"]),
    codecs("_codecs_tw", ["big5", "cp950"]),
  ]

  private static func codecs(_ name: StaticString, _ encodings: Set<String>) -> InertModule {
    InertModule(
      name: name,
      more: { module throws(Raised) in
        module.function("getcodec", .exactly(1)) { world, arguments throws(Raised) in
          guard world.isString(arguments[0]) else { throw world.typeError("encoding name must be a string.") }
          let encoding = world.text(arguments[0])
          guard encodings.contains(encoding) else {
            throw world.raise("LookupError", "no such codec is supported.")
          }
          for module in ["_multibytecodec"] + neighbours(encoding) { _ = try world.importModule(module) }
          return world.makeObject(MultibyteCodec.type(world), InstanceObject.self).value
        }
      })
  }

  /// Modules whose tables a codec of another module uses.
  private static func neighbours(_ encoding: String) -> [String] {
    switch encoding {
    case "big5hkscs": ["_codecs_tw"]
    case "iso2022_kr": ["_codecs_kr"]
    case "iso2022_jp_2": ["_codecs_jp", "_codecs_kr", "_codecs_cn"]
    case _ where encoding.hasPrefix("iso2022_jp"): ["_codecs_jp"]
    default: []
    }
  }
}

/// The type of what `getcodec` gives; no module has a name for it.
private final class MultibyteCodec: ModuleState {
  private var type = Ref<TypeObject>.none

  static func type(_ world: World) -> Ref<TypeObject> {
    let state = world.state(MultibyteCodec.self)
    if state.type.isPresent { return state.type }
    state.type = world.makeModuleType(
      "MultibyteCodec", in: "_multibytecodec", kind: .opaque, size: MemoryLayout<InstanceObject>.size)
    let builder = TypeBuilder(world: world, type: state.type)
    builder.notCallable()
    for name: StaticString in ["encode", "decode"] {
      let refusal = Refusal(what: "_multibytecodec.MultibyteCodec.\(name)()", effect: nil)
      builder.method(name, .variadic(names: true)) { world, _ throws(Raised) in throw refusal.raise(world) }
    }
    return state.type
  }
}

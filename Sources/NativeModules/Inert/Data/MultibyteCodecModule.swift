// _multibytecodec: what the East Asian codecs are made of, as types only.
import Runtime

enum MultibyteCodecModule {
  static let module = InertModule(
    name: "_multibytecodec",
    functions: ["__create_codec"],
    types: [
      InertType(
        name: "MultibyteIncrementalEncoder", module: "_multibytecodec",
        methods: ["encode", "getstate", "setstate", "reset"],
        attributes: ["errors"]),
      InertType(
        name: "MultibyteIncrementalDecoder", module: "_multibytecodec",
        methods: ["decode", "getstate", "setstate", "reset"],
        attributes: ["errors"]),
      InertType(
        name: "MultibyteStreamReader", module: "_multibytecodec",
        methods: ["read", "readline", "readlines", "reset"],
        attributes: ["stream", "errors"]),
      InertType(
        name: "MultibyteStreamWriter", module: "_multibytecodec",
        methods: ["write", "writelines", "reset"],
        attributes: ["stream", "errors"]),
    ])
}

// _bz2: types; nothing is compressed or decompressed.
import Runtime

enum Bz2Module {
  static let module = InertModule(
    name: "_bz2",
    types: [
      InertType(
        name: "BZ2Compressor", module: "_bz2",
        methods: ["compress", "flush"],
        isFinal: true),
      InertType(
        name: "BZ2Decompressor", module: "_bz2",
        methods: ["decompress"],
        attributes: ["eof", "needs_input", "unused_data"],
        isFinal: true),
    ])
}

// _codecs: UTF-7, whose names are there.
import Runtime

enum CodecsRest {
  static let module = InertModule(name: "_codecs", functions: ["utf_7_encode", "utf_7_decode"])
}

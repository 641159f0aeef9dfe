// Which files may hold the configuration of the folder they lie in.

enum ConfigurationFile {
  static func isName(_ name: [UInt8]) -> Bool {
    name.elementsEqual("lazyls.toml".utf8) || name.elementsEqual("pyproject.toml".utf8)
  }
}

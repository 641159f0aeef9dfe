// Which files may hold the configuration of the folder they lie in.

enum ConfigurationFile {
  static let lazyls = Array("lazyls.toml".utf8)
  static let pyproject = Array("pyproject.toml".utf8)
}

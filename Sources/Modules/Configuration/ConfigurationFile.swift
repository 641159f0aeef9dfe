// Which files may hold the configuration of the folder they lie in.

package enum ConfigurationFile {
  package static let lazyls = Array("lazyls.toml".utf8)
  package static let pyproject = Array("pyproject.toml".utf8)
}

// The version that `--version`, reports and the server tell.

enum Version {
  static let current = "0.1.0"
}

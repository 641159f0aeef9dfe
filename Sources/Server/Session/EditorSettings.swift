// Settings that come from the editor. They fill in what no configuration file says.
import Basics
import JSON
import Modules

/// Three sources, the later one wins: `initializationOptions`, pushed settings, settings pulled on our request.
struct EditorSettings: Sendable, Equatable {
  var initial = JSONValue.null
  var pushed = JSONValue.null
  var pulled = JSONValue.null

  /// The value of a key, in kebab-case or camelCase, under `lazyls` or at the top.
  func value(_ key: String) -> JSONValue? {
    let camel = Self.camelCase(key)
    for source in [pulled, pushed, initial] {
      for place in [source["lazyls"], source] {
        if let value = place?[key] ?? place?[camel], !value.isNull { return value }
      }
    }
    return nil
  }

  var dialect: Dialect? { value("dialect")?.string.flatMap(Dialect.init(word:)) }
  var targetVersion: PythonVersion? { value("target-version")?.string.flatMap { PythonVersion(parsing: $0) } }
  var minSeverity: Severity? { value("min-severity")?.string.flatMap(Severity.init(word:)) }
  var python: String? { value("python")?.string }
  var searchPath: [String]? { strings("search-path") }
  var select: [String]? { strings("select") }
  var ignore: [String]? { strings("ignore") }

  /// Settings whose value cannot be used, in words for the reader.
  var problems: [String] {
    var found: [String] = []
    if value("dialect") != nil, dialect == nil { found.append("`lazyls.dialect` must be \"all\", \"explicit\" or \"cinder\"") }
    if value("target-version") != nil, targetVersion == nil {
      found.append("`lazyls.target-version` must be a version such as \"3.15\"")
    }
    if value("min-severity") != nil, minSeverity == nil {
      found.append("`lazyls.min-severity` must be \"error\", \"warning\", \"information\" or \"hint\"")
    }
    if value("python") != nil, python == nil { found.append("`lazyls.python` must be a path") }
    for key in ["search-path", "select", "ignore"] where value(key) != nil && strings(key) == nil {
      found.append("`lazyls.\(key)` must be a list of strings")
    }
    return found
  }

  private func strings(_ key: String) -> [String]? {
    guard let array = value(key)?.array else { return nil }
    let strings = array.compactMap(\.string)
    return strings.count == array.count ? strings : nil
  }

  private static func camelCase(_ key: String) -> String {
    var result = ""
    var isUpper = false
    for character in key {
      if character == "-" {
        isUpper = true
      } else {
        result += isUpper ? character.uppercased() : String(character)
        isUpper = false
      }
    }
    return result
  }
}

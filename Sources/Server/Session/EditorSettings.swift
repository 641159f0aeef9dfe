// Settings that come from the editor. They fill in what no configuration file says.
package import Basics
package import JSON
package import Modules
import Protocol

/// Three sources, the later one wins: `initializationOptions`, pushed settings, settings pulled on our request.
package struct EditorSettings: Sendable, Equatable {
  package var initial = JSONValue.null
  package var pushed = JSONValue.null
  /// Where no folder has its own.
  package var pulled = JSONValue.null
  private var pulledByFolder: [FilePath: JSONValue] = [:]

  package init() {}

  /// Takes what the client answered for a folder; nil: for what lies in none. Null: nothing is set there any more.
  package mutating func pull(_ value: JSONValue, for folder: FilePath?) {
    guard let folder else { return pulled = value }
    if value.isNull { pulledByFolder.removeValue(forKey: folder) } else { pulledByFolder[folder] = value }
  }

  /// These folders are none of the client's any more.
  package mutating func forget(_ folders: Set<FilePath>) { for folder in folders { pulledByFolder[folder] = nil } }

  /// The settings of one folder's files.
  package func settings(of folder: FilePath?) -> EditorSettings {
    guard let own = folder.flatMap({ pulledByFolder[$0] }) else { return self }
    var settings = self
    settings.pulled = own
    settings.pulledByFolder = [:]
    return settings
  }

  /// The value of a key, in kebab-case or camelCase, under `lazyls` or at the top.
  package func value(_ key: String) -> JSONValue? {
    let camel = Self.camelCase(key)
    for source in [pulled, pushed, initial] {
      for place in [source["lazyls"], source] {
        if let value = place?[key] ?? place?[camel], !value.isNull { return value }
      }
    }
    return nil
  }

  package var dialect: Dialect? { value("dialect")?.string.flatMap(Dialect.init(word:)) }
  package var targetVersion: PythonVersion? { value("target-version")?.string.flatMap { PythonVersion(parsing: $0) } }
  package var minSeverity: Severity? { value("min-severity")?.string.flatMap(Severity.init(word:)) }
  package var evaluate: Configuration.Evaluate? {
    value("evaluate")?.string.flatMap(Configuration.Evaluate.init(rawValue:))
  }
  package var python: String? { value("python")?.string }
  package var searchPath: [String]? { strings("search-path") }
  package var select: [String]? { strings("select") }
  package var ignore: [String]? { strings("ignore") }

  package var allowsWorkspaceDiagnostics: Bool { value("workspace-diagnostics")?.bool ?? true }

  /// One of a group of switches: `inlay-hints = false` turns all of them off, `inlay-hints.lazy = false` one.
  package func isOn(_ group: String, _ key: String, unlessSaid preset: Bool = true) -> Bool {
    guard let value = value(group) else { return preset }
    // What is off unless somebody says so has no other way to be on.
    if let all = value.bool { return all && (preset || group == "symbols") }
    return (value[key] ?? value[Self.camelCase(key)])?.bool ?? preset
  }

  private static let switches = ["inlay-hints", "code-lens", "completion", "symbols"]

  /// Settings whose value cannot be used, in words for the reader.
  package var problems: [String] {
    var found = ownProblems
    for folder in pulledByFolder.keys.sorted() {
      for problem in settings(of: folder).ownProblems where !found.contains(problem) { found.append(problem) }
    }
    return found
  }

  private var ownProblems: [String] {
    var found: [String] = []
    if value("dialect") != nil, dialect == nil {
      found.append("`lazyls.dialect` must be \"all\", \"explicit\" or \"cinder\"")
    }
    if value("target-version") != nil, targetVersion == nil {
      found.append("`lazyls.target-version` must be a version such as \"3.15\"")
    }
    if value("min-severity") != nil, minSeverity == nil {
      found.append("`lazyls.min-severity` must be \"error\", \"warning\", \"information\" or \"hint\"")
    }
    if value("evaluate") != nil, evaluate == nil {
      found.append("`lazyls.evaluate` must be \"off\", \"auto\" or \"all\"")
    }
    if let value = value("position-encoding"), value.string.flatMap(PositionEncoding.init(rawValue:)) == nil {
      found.append("`lazyls.position-encoding` must be \"utf-8\", \"utf-16\" or \"utf-32\"")
    }
    if value("python") != nil, python == nil { found.append("`lazyls.python` must be a path") }
    for key in Self.switches {
      guard let value = value(key), value.bool == nil else { continue }
      if !(value.object?.members.allSatisfy { $0.value.bool != nil } ?? false) {
        found.append("`lazyls.\(key)` must be true, false or an object of switches")
      }
    }
    for key in ["search-path", "select", "ignore"] where value(key) != nil && strings(key) == nil {
      found.append("`lazyls.\(key)` must be a list of strings")
    }
    return found
  }

  /// Puts the editor's settings where the configuration file says nothing.
  package func fillIn(_ configuration: inout Configuration, base: FilePath) {
    let stated = configuration.stated
    func fill<T>(_ key: String, _ place: inout T, _ value: T?) {
      if let value, !stated.contains(key) { place = value }
    }
    fill("dialect", &configuration.dialect, dialect)
    fill("target-version", &configuration.targetVersion, targetVersion)
    fill("min-severity", &configuration.minSeverity, minSeverity)
    // In the background and of open files alone: evidence costs nobody a moment there.
    fill("evaluate", &configuration.evaluate, evaluate ?? .auto)
    fill("python", &configuration.python, python.map { FilePath($0).resolved(in: base) })
    fill("search-path", &configuration.searchPath, searchPath?.map { FilePath($0).resolved(in: base) })
    fill("select", &configuration.select, select)
    fill("ignore", &configuration.ignore, ignore)
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

// Reads a table of settings into a Configuration, key by key, and collects what is wrong with it.
package import Basics

extension Configuration {
  /// The keys of `[tool.lazyls]`, `lazyls.toml` and an editor's `lazyls` section.
  package static let keys: [String] = [
    "baseline", "cache-dir", "color", "dialect", "effects", "entry-points", "evaluate", "exclude", "fail-on", "ignore",
    "imports",
    "jobs",
    "min-severity", "no-cache", "output-format", "per-file-ignores", "python", "roots", "rules", "search-path",
    "select", "statistics", "target-version", "unsafe-fixes",
  ]

  /// Options that say what one run does: nothing that a file could say for all runs.
  static let commandLineOnly: Set<String> = [
    "config", "diff", "fix", "help", "output-file", "quiet", "stdin-filename", "stdio", "verbose", "version", "watch",
    "write-baseline",
  ]

  /// Something wrong with one setting: where in the table it stands, and a sentence.
  package struct Complaint: Hashable, Sendable {
    /// Keys from the table down; a number is an index into an array.
    package var path: [String]
    /// About the key itself, not its value.
    package var isAboutKey: Bool
    package var message: String
    package var suggestion: String?
  }

  /// Takes over what `settings` says, leaves the rest as it is. What is wrong is left out and told; it never
  /// keeps the other settings from holding.
  /// - Parameters:
  ///   - base: what relative paths are relative to; absolute.
  ///   - codes: the rule codes there are; empty: any code goes.
  package mutating func apply(
    _ settings: SettingValue, relativeTo base: FilePath, knowing codes: [String] = []
  ) -> [Complaint] {
    guard case .table(let entries) = settings else {
      return [
        Complaint(path: [], isAboutKey: false, message: "the settings must be a table, not \(settings.kindWords)")
      ]
    }
    var reader = ConfigurationReader(base: base, codes: codes)
    for entry in entries { reader.read(entry, into: &self) }
    stated.formUnion(reader.stated)
    return reader.complaints
  }
}

private struct ConfigurationReader {
  let base: FilePath
  let codes: [String]
  var complaints: [Configuration.Complaint] = []
  /// The setting that is being read.
  var path: [String] = []
  var stated: Set<String> = []

  mutating func read(_ entry: SettingEntry, into configuration: inout Configuration) {
    path = [entry.key]
    let value = entry.value
    switch entry.key {
    case "baseline": set(&configuration.baseline, file(value))
    case "cache-dir": set(&configuration.cacheFolder, file(value))
    case "color": set(&configuration.color, word(value))
    case "dialect": set(&configuration.dialect, word(value, Dialect.allCases.map { ($0.word, $0) }))
    case "effects": readEffects(value, &configuration)
    case "entry-points": set(&configuration.entryPoints, strings(value))
    case "evaluate": set(&configuration.evaluate, word(value))
    case "exclude": set(&configuration.exclude, strings(value).map { $0.compactMap { IgnorePattern($0) } })
    case "fail-on": set(&configuration.failOn, severity(value))
    case "ignore": set(&configuration.ignore, codeList(value))
    case "imports": set(&configuration.imports, boolean(value))
    case "jobs": set(&configuration.jobs, jobs(value))
    case "min-severity": set(&configuration.minSeverity, severity(value))
    case "no-cache": set(&configuration.usesCache, boolean(value).map { !$0 })
    case "output-format": set(&configuration.outputFormat, word(value))
    case "per-file-ignores": set(&configuration.perFileIgnores, perFileIgnores(value))
    case "python": set(&configuration.python, file(value))
    case "roots": set(&configuration.roots, strings(value).map { $0.map(absolute) })
    case "rules": readRules(value, &configuration)
    case "search-path": set(&configuration.searchPath, strings(value).map { $0.map(absolute) })
    case "select": set(&configuration.select, codeList(value))
    case "statistics": set(&configuration.statistics, boolean(value))
    case "target-version": set(&configuration.targetVersion, version(value))
    case "unsafe-fixes": set(&configuration.unsafeFixes, boolean(value))
    default: unknownKey(entry.key)
    }
  }

  private mutating func set<T>(_ place: inout T, _ value: T?) {
    guard let value else { return }
    place = value
    stated.insert(path[0])
  }

  private mutating func set<T>(_ place: inout T?, _ value: T?) {
    guard let value else { return }
    place = .some(value)
    stated.insert(path[0])
  }

  // MARK: What is wrong

  private mutating func complain(_ message: String, at inner: [String] = [], key: Bool = false, suggest: String? = nil)
  {
    complaints.append(
      Configuration.Complaint(path: path + inner, isAboutKey: key, message: message, suggestion: suggest))
  }

  private mutating func unknownKey(_ key: String) {
    if Configuration.commandLineOnly.contains(key) {
      complain("'\(key)' can only be given on the command line, as '--\(key)'", key: true)
      return
    }
    // `min_severity`, `minSeverity`: the right words in another style.
    var styled = ""
    for letter in key.unicodeScalars {
      let isUpper = letter.value >= 0x41 && letter.value <= 0x5A
      if isUpper && !styled.isEmpty { styled += "-" }
      styled += letter == "_" ? "-" : isUpper ? String(letter).lowercased() : String(letter)
    }
    let nearest =
      Configuration.keys.contains(styled) ? styled : NearestName.of(key, among: Configuration.keys)
    let help = nearest.map { "did you mean '\($0)'?" } ?? "known keys: \(Configuration.keys.joined(separator: ", "))"
    complain("unknown key '\(key)'; \(help)", key: true, suggest: nearest)
  }

  private mutating func wrongKind(_ value: SettingValue, _ wanted: String, at inner: [String] = []) {
    complain("'\(path.joined(separator: "."))' must be \(wanted), not \(value.kindWords)", at: inner)
  }

  // MARK: Kinds of values

  private mutating func string(_ value: SettingValue) -> String? {
    if case .string(let string) = value { return string }
    wrongKind(value, "a string")
    return nil
  }

  private mutating func boolean(_ value: SettingValue) -> Bool? {
    if case .boolean(let boolean) = value { return boolean }
    wrongKind(value, "true or false")
    return nil
  }

  /// An array of strings; elements that are none are told and left out.
  private mutating func strings(_ value: SettingValue, at inner: [String] = []) -> [String]? {
    guard case .array(let elements) = value else {
      if case .string(let string) = value {
        complain("'\(path[0])' must be an array; write [\"\(string)\"]", at: inner, suggest: "[\"\(string)\"]")
      } else {
        wrongKind(value, "an array of strings", at: inner)
      }
      return nil
    }
    var result: [String] = []
    for (index, element) in elements.enumerated() {
      if case .string(let string) = element {
        result.append(string)
      } else {
        wrongKind(element, "an array of strings", at: inner + [String(index)])
      }
    }
    return result
  }

  private mutating func word<T>(_ value: SettingValue, _ words: [(String, T)]) -> T? {
    guard let string = string(value) else { return nil }
    if let found = words.first(where: { $0.0 == string }) { return found.1 }
    let nearest = NearestName.of(string, among: words.map(\.0))
    let all = words.map { "\"\($0.0)\"" }.joined(separator: ", ")
    complain(
      "'\(path[0])' must be one of \(all), not \"\(string)\"", suggest: nearest.map { "\"\($0)\"" })
    return nil
  }

  private mutating func word<T: RawRepresentable<String> & CaseIterable>(_ value: SettingValue) -> T? {
    word(value, T.allCases.map { ($0.rawValue, $0) })
  }

  private mutating func severity(_ value: SettingValue) -> Severity? {
    if case .string(let string) = value, let severity = Severity(word: string) { return severity }
    return word(value, Severity.allCases.map { ($0.word, $0) })
  }

  private mutating func version(_ value: SettingValue) -> PythonVersion? {
    let range = "from \"\(PythonVersion.oldest)\" to \"\(PythonVersion.newest)\""
    if case .number(let number) = value {
      // 3.10 as a number is 3.1.
      complain("'target-version' must be a string: write it in quotes, \"\(number)\"")
      return nil
    }
    guard let string = string(value) else { return nil }
    if let version = PythonVersion(parsing: string), version.isSupported { return version }
    // Other tools write "py312".
    if string.hasPrefix("py3"), let version = PythonVersion(parsing: "3." + string.dropFirst(3)), version.isSupported {
      complain("'target-version' is written \"\(version)\", not \"\(string)\"", suggest: "\"\(version)\"")
      return version
    }
    complain("'target-version' must be a Python version \(range), not \"\(string)\"")
    return nil
  }

  private mutating func jobs(_ value: SettingValue) -> Int? {
    if case .integer(let count) = value {
      if count >= 1 && count <= 1024 { return count }
      complain("'jobs' must be from 1 to 1024, not \(count)")
    } else {
      wrongKind(value, "an integer")
    }
    return nil
  }

  private func absolute(_ path: String) -> FilePath { FilePath(path).resolved(in: base) }

  private mutating func file(_ value: SettingValue) -> FilePath? {
    guard let string = string(value) else { return nil }
    if string.isEmpty {
      complain("'\(path[0])' must name a file or folder; it is empty")
      return nil
    }
    return absolute(string)
  }

  // MARK: Rules

  private mutating func codeList(_ value: SettingValue, at inner: [String] = []) -> [String]? {
    guard let list = strings(value, at: inner) else { return nil }
    for (index, code) in list.enumerated() {
      check(code, prefixes: true, at: inner + [String(index)])
    }
    return list
  }

  /// Tells of a code that names no rule.
  @discardableResult
  private mutating func check(_ code: String, prefixes: Bool, at inner: [String], key: Bool = false) -> Bool {
    let letters = Array(code.utf8)
    let isShaped =
      code == "ALL" && prefixes
      || letters.starts(with: "LZ".utf8) && letters.count <= 5 && (prefixes || letters.count == 5)
        && letters.dropFirst(2).allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    let isKnown = codes.isEmpty || code == "ALL" || codes.contains { prefixes ? $0.hasPrefix(code) : $0 == code }
    if isShaped && isKnown { return true }
    let nearest = NearestName.of(code, among: codes)
    let help = nearest.map { "did you mean '\($0)'?" } ?? "`lazyls explain` lists the rules"
    complain("unknown rule '\(code)'; \(help)", at: inner, key: key, suggest: nearest.map { key ? $0 : "\"\($0)\"" })
    return false
  }

  private mutating func readRules(_ value: SettingValue, _ configuration: inout Configuration) {
    guard case .table(let entries) = value else {
      wrongKind(value, "a table")
      return
    }
    for entry in entries {
      guard check(entry.key, prefixes: false, at: [entry.key], key: true) else { continue }
      path = ["rules", entry.key]
      if case .string("off") = entry.value {
        configuration.rules[entry.key] = .off
      } else if case .string(let string) = entry.value, let severity = Severity(word: string) {
        configuration.rules[entry.key] = .severity(severity)
      } else if case .string(let string) = entry.value {
        let words = Severity.allCases.map(\.word) + ["off"]
        let all = words.map { "\"\($0)\"" }.joined(separator: ", ")
        complain(
          "'rules.\(entry.key)' must be one of \(all), not \"\(string)\"",
          suggest: NearestName.of(string, among: words).map { "\"\($0)\"" })
      } else {
        wrongKind(entry.value, "a string")
      }
      path = ["rules"]
    }
  }

  private mutating func readEffects(_ value: SettingValue, _ configuration: inout Configuration) {
    guard case .table(let entries) = value else {
      wrongKind(value, "a table")
      return
    }
    for entry in entries {
      path = ["effects", entry.key]
      if case .string(let string) = entry.value {
        if Configuration.effectWords.contains(string) {
          configuration.effects[entry.key] = string
        } else {
          let all = Configuration.effectWords.map { "\"\($0)\"" }.joined(separator: ", ")
          complain(
            "'effects.\(entry.key)' must be one of \(all), not \"\(string)\"",
            suggest: NearestName.of(string, among: Configuration.effectWords).map { "\"\($0)\"" })
        }
      } else {
        wrongKind(entry.value, "a string")
      }
    }
    path = ["effects"]
  }

  private mutating func perFileIgnores(_ value: SettingValue) -> [Configuration.PerFileIgnore]? {
    guard case .table(let entries) = value else {
      wrongKind(value, "a table of patterns")
      return nil
    }
    var result: [Configuration.PerFileIgnore] = []
    for entry in entries {
      guard let codes = codeList(entry.value, at: [entry.key]) else { continue }
      if let pattern = IgnorePattern(entry.key) {
        result.append(Configuration.PerFileIgnore(pattern: pattern, text: entry.key, codes: codes))
      } else {
        complain("'\(entry.key)' is no pattern for files", at: [entry.key], key: true)
      }
    }
    return result
  }
}

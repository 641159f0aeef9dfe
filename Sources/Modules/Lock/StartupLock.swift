// `lazyls.lock`: which modules each program of a project may load when it starts.
package import Basics

package struct StartupLock: Hashable, Sendable {
  package static let fileName = "lazyls.lock"
  /// What this version writes and reads.
  private static let version = 1

  package struct Entry: Hashable, Sendable {
    package var point: EntryPoint
    /// Sorted.
    package var loads: [String]
    package init(_ point: EntryPoint, loads: [String]) {
      self.point = point
      self.loads = loads
    }
  }

  /// What the modules were worked out for; under another dialect or version others load.
  package var dialect: Dialect
  package var target: PythonVersion
  package var entries: [Entry]

  package init(dialect: Dialect, target: PythonVersion, entries: [Entry]) {
    self.dialect = dialect
    self.target = target
    self.entries = entries.sorted { EntryPoint.isOrderedBefore($0.point, $1.point) }
  }

  // MARK: Text

  /// The file's text: sorted, a module a line, so that a version control system shows what came and went.
  package var text: String {
    var text = """
      # Which modules each program may load when it starts. `lazyls lock --update` writes this file, `lazyls --check` reports
      # what breaks it (LZ606).
      version = \(Self.version)
      dialect = \(Self.quoted(dialect.word))
      target-version = \(Self.quoted(target.description))

      """
    for entry in entries {
      text += "\n[[entry-point]]\n"
      text += "name = \(Self.quoted(entry.point.name))\n"
      text += "kind = \(Self.quoted(entry.point.kind.rawValue))\n"
      text += "target = \(Self.quoted(entry.point.target))\n"
      text += "loads = [\n"
      for module in entry.loads { text += "    \(Self.quoted(module)),\n" }
      text += "]\n"
    }
    return text
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\u{0}"..<" ", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Why a text is no lock; a sentence that says what to do.
  package struct Problem: Error, Hashable, Sendable {
    package let message: String
  }

  package init(parsing text: [UInt8]) throws(Problem) {
    let document: SettingValue
    do throws(TOMLSyntaxProblem) {
      document = try TOMLDocument.parse(text)
    } catch {
      let place = TextPlace.of(error.offset, in: text)
      throw Problem(message: "line \(place.line): \(error.message); write it anew with `lazyls lock --update`")
    }
    guard document["version"] == .integer(Self.version) else {
      throw Problem(message: "it was written by another version of lazyls; write it anew with `lazyls lock --update`")
    }
    guard case .string(let word)? = document["dialect"], let dialect = Dialect(word: word),
      case .string(let number)? = document["target-version"], let target = PythonVersion(parsing: number)
    else { throw Problem(message: "it names no dialect and version; write it anew with `lazyls lock --update`") }
    var entries: [Entry] = []
    if case .array(let tables)? = document["entry-point"] {
      for table in tables {
        guard case .string(let name)? = table["name"], case .string(let kindWord)? = table["kind"],
          let kind = EntryPoint.Kind(rawValue: kindWord), case .string(let module)? = table["target"],
          case .array(let modules)? = table["loads"]
        else {
          throw Problem(message: "an entry point in it is not whole; write it anew with `lazyls lock --update`")
        }
        let names = modules.compactMap { if case .string(let name) = $0 { name } else { nil } }
        entries.append(Entry(EntryPoint(name, kind, target: module), loads: names))
      }
    }
    self.init(dialect: dialect, target: target, entries: entries)
  }
}

// What is to be evaluated, and within which limits.
package import Basics
import JSON
package import Modules
package import Runtime

/// Plain data: it goes to a worker as JSON.
package struct EvaluationRequest: Sendable, Equatable {
  /// As the user named it: a dotted module, or a file.
  package var target: String
  /// The module to evaluate; empty: only the file is known.
  package var module = ""
  /// Its file, if it is known.
  package var file: String?
  package var laziness = Laziness.all
  /// Of the imports that may be deferred, those that are.
  package var choice = DeferralChoice.every
  /// Run it as `__main__`.
  package var isMain = false
  /// Its body may await, as a notebook's; with `isMain`.
  package var awaitsAtTop = false
  package var arguments: [String] = []
  /// What relative paths count from; nil: the folder of who asks.
  package var currentFolder: String?
  /// Afterwards every import that is still deferred is forced, one by one.
  package var resolvesDeferred = false
  /// The interpreter ends when the target has: exit functions and finalizers run.
  package var endsInterpreter = false
  /// At another time, with another speed and other random numbers: what differs then depends on those.
  package var isControl = false
  /// The report tells of every import, also of those that find their module loaded.
  package var keepsImports = false
  /// What the containers of modules in these folders hold is told.
  package var tableFolders: [String] = []
  package var searchPath: [String] = []
  /// Of its folders the one that is the standard library's.
  package var library: LibraryFolder? { LibraryFolder.first(in: searchPath.map { FilePath($0) }, FileSystem()) }
  /// Besides the folders of `searchPath`, `tableFolders`, the current folder and the target's own: files below it may be
  /// read.
  package var projectFolder: String?
  /// Compiled extensions, and modules of others that are missing, evaluate to opaque values instead of an ImportError.
  package var opaqueModules = false
  /// Of the missing ones only these, where somebody knows which they are.
  package var missingModules: [String]?
  /// Text that counts instead of what lies on the disk, by absolute path: an editor's unsaved documents.
  package var overlays: [String: String] = [:]

  /// Of the cache, where compiled code is kept; nil: it is not kept.
  package var codeFolder: String?
  /// The key under which the report says what was asked of the disk; nil: nobody wants to know.
  package var questionKey: Digest?

  package var instructions = 2_000_000_000
  package var memory = 1 << 30
  package var milliseconds = 30_000
  package var output = 16 << 20

  package init(target: String) { self.target = target }
}

extension EvaluationRequest {
  var json: JSONValue {
    .record([
      ("target", .string(target)), ("module", .string(module)), ("file", file.map { .string($0) } ?? .null),
      ("laziness", .string(laziness.rawValue)), ("choice", choice.json),
      ("tableFolders", .array(tableFolders.map { .string($0) })), ("isMain", .bool(isMain)),
      ("awaitsAtTop", .bool(awaitsAtTop)),
      ("arguments", .array(arguments.map { .string($0) })), ("resolvesDeferred", .bool(resolvesDeferred)),
      ("endsInterpreter", .bool(endsInterpreter)), ("isControl", .bool(isControl)),
      ("questionKey", questionKey.map { .array([Self.number($0.low), Self.number($0.high)]) } ?? .null),
      ("keepsImports", .bool(keepsImports)), ("searchPath", .array(searchPath.map { .string($0) })),
      ("currentFolder", .optional(currentFolder)), ("projectFolder", .optional(projectFolder)),
      ("codeFolder", .optional(codeFolder)),
      ("opaqueModules", .bool(opaqueModules)),
      ("missingModules", missingModules.map { .array($0.map { .string($0) }) } ?? .null),
      ("instructions", .integer(instructions)),
      ("memory", .integer(memory)),
      (
        "overlays",
        .record(overlays.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
      ), ("milliseconds", .integer(milliseconds)), ("output", .integer(output)),
    ])
  }

  /// Whose files the program may read.
  var readableFolders: [FilePath] {
    let here = FileSystem.currentDirectory
    let current = currentFolder.map { FilePath($0).resolved(in: here) } ?? here
    let named = (searchPath + tableFolders + [projectFolder].compactMap(\.self)).map { FilePath($0).resolved(in: here) }
    return named + [current] + (file.map { [FilePath($0).resolved(in: here).parent] } ?? [])
  }

  private static func number(_ word: UInt64) -> JSONValue { .integer(Int(Int64(bitPattern: word))) }

  /// All that an evaluation depends on besides the disk and this program.
  package var identity: [UInt8] {
    var request = self
    request.questionKey = nil
    request.codeFolder = nil
    return JSONText(request.json).bytes
  }

  init?(json: JSONValue) {
    guard let target = json["target"]?.string, let laziness = json["laziness"]?.string.flatMap(Laziness.init(rawValue:))
    else { return nil }
    self.init(target: target)
    self.laziness = laziness
    choice = json["choice"].flatMap { DeferralChoice(json: $0) } ?? .every
    tableFolders = json["tableFolders"]?.array?.compactMap(\.string) ?? []
    module = json["module"]?.string ?? ""
    file = json["file"]?.string
    isMain = json["isMain"]?.bool ?? false
    awaitsAtTop = json["awaitsAtTop"]?.bool ?? false
    arguments = json["arguments"]?.array?.compactMap(\.string) ?? []
    resolvesDeferred = json["resolvesDeferred"]?.bool ?? false
    endsInterpreter = json["endsInterpreter"]?.bool ?? false
    isControl = json["isControl"]?.bool ?? false
    if let words = json["questionKey"]?.array?.compactMap(\.int), words.count == 2 {
      questionKey = Digest(low: UInt64(bitPattern: Int64(words[0])), high: UInt64(bitPattern: Int64(words[1])))
    }
    keepsImports = json["keepsImports"]?.bool ?? false
    searchPath = json["searchPath"]?.array?.compactMap(\.string) ?? []
    for member in json["overlays"]?.object?.members ?? [] { overlays[member.key] = member.value.string }
    opaqueModules = json["opaqueModules"]?.bool ?? false
    currentFolder = json["currentFolder"]?.string
    projectFolder = json["projectFolder"]?.string
    codeFolder = json["codeFolder"]?.string
    missingModules = json["missingModules"]?.array?.compactMap(\.string)
    instructions = json["instructions"]?.int ?? instructions
    memory = json["memory"]?.int ?? memory
    milliseconds = json["milliseconds"]?.int ?? milliseconds
    output = json["output"]?.int ?? output
  }
}

extension Laziness {
  /// How the runtime defers what the analysis of a dialect takes for deferred.
  package init(_ dialect: Dialect) {
    switch dialect {
    case .all: self = .all
    case .explicit: self = .explicit
    case .cinder: self = .cinder
    }
  }
}

extension DeferralChoice {
  fileprivate var json: JSONValue {
    func list(_ word: String, _ places: Set<Place>) -> JSONValue {
      let sorted = places.sorted { ($0.path, $0.line) < ($1.path, $1.line) }
      return .record([(word, .array(sorted.map(\.json)))])
    }
    switch self {
    case .every: return .null
    case .except(let places): return list("except", places)
    case .only(let places): return list("only", places)
    }
  }

  fileprivate init?(json: JSONValue) {
    func places(_ word: String) -> Set<Place>? { json[word]?.array.map { Set($0.compactMap { Place(json: $0) }) } }
    if let places = places("except") {
      self = .except(places)
    } else if let places = places("only") {
      self = .only(places)
    } else {
      return nil
    }
  }
}

extension JSONValue {
  static func record(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(JSONObject(members: members.map { JSONObject.Member(key: $0.0, value: $0.1) }))
  }

  static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}

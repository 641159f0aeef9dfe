// Finds the configuration that holds for a file: the nearest one, whoever asks.
package import Basics
import Synchronization

/// What is known of one folder's configuration.
package struct FolderConfiguration: Sendable {
  package var configuration: Configuration
  /// The file the settings come from; nil when no folder above has one.
  package var file: FilePath?
  /// What is wrong with the files that were read for it, this folder's and those above.
  package var problems: [ConfigurationProblem]
}

/// Answers for every file of a run or a session, and reads each folder's files once. `--check` and the server ask
/// the same way, so they cannot disagree. A change on disk or in an editor takes a new store.
package final class ConfigurationStore: Sendable {
  private let files: FileSystem
  private let codes: [String]
  private let explicitFile: FilePath?
  private let lastGood: @Sendable (_ file: FilePath) -> Configuration?
  private let adjust: @Sendable (inout Configuration) -> Void
  private let cache = Mutex<[FilePath: FolderConfiguration]>([:])
  /// Of files with problems.
  private let texts = Mutex<[FilePath: [UInt8]]>([:])

  /// - Parameters:
  ///   - codes: the rule codes there are.
  ///   - explicitFile: what `--config` names; it then holds for all files.
  ///   - lastGood: what a configuration file said before it was broken: it stays in force while its text is no TOML.
  ///   - adjust: puts command-line options or an editor's settings on top of what files say.
  package init(
    files: FileSystem = FileSystem(), codes: [String] = [], explicitFile: FilePath? = nil,
    lastGood: @escaping @Sendable (_ file: FilePath) -> Configuration? = { _ in nil },
    adjust: @escaping @Sendable (inout Configuration) -> Void = { _ in }
  ) {
    self.files = files
    self.codes = codes
    self.explicitFile = explicitFile
    self.lastGood = lastGood
    self.adjust = adjust
  }

  /// The configuration of a file; its path must be absolute.
  package func configuration(forFile file: FilePath) -> FolderConfiguration { configuration(forFolder: file.parent) }

  /// The configuration of what lies in a folder; its path must be absolute. A folder that does not exist has that of
  /// the nearest one that does.
  package func configuration(forFolder folder: FilePath) -> FolderConfiguration {
    if let known = cache.withLock({ $0[folder] }) { return known }
    // From the top down, so that each folder builds on the one above; what a second thread does at the same time is
    // the same.
    var current: FolderConfiguration?
    for place in folder.selfAndParents.reversed() {
      if let known = cache.withLock({ $0[place] }) {
        current = known
        continue
      }
      let found = read(place, above: current)
      cache.withLock { $0[place] = found }
      current = found
    }
    return current ?? fallback(folder)
  }

  /// All problems met so far, each once, in the order of their files.
  package var problems: [ConfigurationProblem] {
    let all = cache.withLock { $0.values.flatMap(\.problems) }
    return Set(all).sorted { a, b in
      if a.file != b.file { return a.file < b.file }
      return (a.line, a.column, a.message) < (b.line, b.column, b.message)
    }
  }

  /// What a file with problems held when they were found: their places are places in this, whatever lies on disk by now.
  /// Empty for a file that could not be read.
  package func text(_ file: FilePath) -> [UInt8] { texts.withLock { $0[file] ?? [] } }

  /// What the files say that were met so far and have nothing wrong with them.
  package var goodConfigurations: [FilePath: Configuration] {
    var good: [FilePath: Configuration] = [:]
    for found in cache.withLock({ Array($0.values) }) where found.problems.isEmpty {
      if let file = found.file { good[file] = found.configuration }
    }
    return good
  }

  // MARK: One folder

  private func fallback(_ folder: FilePath) -> FolderConfiguration {
    var configuration = Configuration(folder: folder)
    adjust(&configuration)
    return FolderConfiguration(configuration: configuration, file: nil, problems: [])
  }

  /// What a folder's own files say, on top of what holds above it.
  private func read(_ folder: FilePath, above: FolderConfiguration?) -> FolderConfiguration {
    let pyproject = load(folder.appending(ConfigurationFile.pyproject))
    let requires = requiresPython(folder, pyproject)
    var own: FolderConfiguration?
    if let explicitFile {
      if above == nil { own = explicitConfiguration(explicitFile) }
    } else if let loaded = load(folder.appending(ConfigurationFile.lazyls)) {
      own = parse(loaded, table: [])
    } else if let pyproject {
      own = parse(pyproject, table: ["tool", "lazyls"])
    }
    var result: FolderConfiguration
    if var own {
      // Not inherited from outer configurations but the version: a project is what its own file says.
      own.configuration.requiresPython = requires ?? above?.configuration.requiresPython
      result = own
      result.problems += above?.problems ?? []
    } else {
      result = above ?? fallback(folder)
      if let requires { result.configuration.requiresPython = requires }
      // Without any configuration, the folder of the project's own metadata is what paths are relative to.
      if result.file == nil, pyproject != nil { result.configuration.folder = folder }
    }
    return result
  }

  private struct Loaded {
    var file: FilePath
    var text: [UInt8]
    var parsed: Result<SettingValue, TOMLSyntaxProblem>
  }

  private func load(_ file: FilePath) -> Loaded? {
    guard files.isFile(file) else { return nil }
    do throws(FileProblem) {
      let text = try files.read(file, limit: 4 << 20)
      do throws(TOMLSyntaxProblem) {
        return Loaded(file: file, text: text, parsed: .success(try TOMLDocument.parse(text)))
      } catch {
        return Loaded(file: file, text: text, parsed: .failure(error))
      }
    } catch {
      if error.reason == .notFound { return nil }
      return Loaded(file: file, text: [], parsed: .failure(TOMLSyntaxProblem(offset: 0, message: error.explanation)))
    }
  }

  private func requiresPython(_ folder: FilePath, _ pyproject: Loaded?) -> PythonVersion? {
    if case .success(let document)? = pyproject?.parsed,
      let version = ProjectMetadata.requiresPython(pyproject: document)
    {
      return version
    }
    let setup = folder.appending("setup.cfg")
    guard files.isFile(setup), let text = try? files.read(setup, limit: 4 << 20) else { return nil }
    return ProjectMetadata.requiresPython(setupConfiguration: text)
  }

  /// The settings in a file; nil if it has none, which is fine for a `pyproject.toml`.
  private func parse(_ loaded: Loaded, table: [String]) -> FolderConfiguration? {
    let folder = loaded.file.parent
    switch loaded.parsed {
    case .failure(let problem):
      // A broken `pyproject.toml` is ours to tell of only if it configures us.
      if !table.isEmpty, !Self.contains(loaded.text, "lazyls"), !loaded.text.isEmpty { return nil }
      return broken(loaded, problem)
    case .success(let document):
      var settings: SettingValue? = document
      for key in table { settings = settings?[key] }
      guard let settings else { return nil }
      var configuration = Configuration(folder: folder, file: loaded.file)
      let complaints = configuration.apply(settings, relativeTo: folder, knowing: codes)
      adjust(&configuration)
      return FolderConfiguration(
        configuration: configuration, file: loaded.file,
        problems: complaints.isEmpty ? [] : problems(complaints, loaded, below: table))
    }
  }

  private func explicitConfiguration(_ file: FilePath) -> FolderConfiguration {
    let isPyproject = file.lastComponent.elementsEqual(ConfigurationFile.pyproject)
    let table = isPyproject ? ["tool", "lazyls"] : []
    if let loaded = load(file) {
      if let found = parse(loaded, table: table) { return found }
      var none = fallback(file.parent)
      none.problems = [
        ConfigurationProblem(file: file, message: "it has no table [tool.lazyls]; add one", at: nil, in: [])
      ]
      return none
    }
    var missing = fallback(file.parent)
    let message = FileProblem(path: file, reason: files.isDirectory(file) ? .isDirectory : .notFound).explanation
    missing.problems = [ConfigurationProblem(file: file, message: message, at: nil, in: [])]
    return missing
  }

  private func broken(_ loaded: Loaded, _ problem: TOMLSyntaxProblem) -> FolderConfiguration {
    var result = fallback(loaded.file.parent)
    result.configuration.file = loaded.file
    if let good = lastGood(loaded.file) { result.configuration = good }
    result.file = loaded.file
    let offset = UInt32(clamping: problem.offset)
    let range = loaded.text.isEmpty ? nil : ByteRange(offset, min(offset + 1, UInt32(clamping: loaded.text.count)))
    result.problems = [
      ConfigurationProblem(file: loaded.file, message: problem.message, at: range, in: loaded.text)
    ]
    texts.withLock { $0[loaded.file] = loaded.text }
    return result
  }

  private func problems(
    _ complaints: [Configuration.Complaint], _ loaded: Loaded, below table: [String]
  ) -> [ConfigurationProblem] {
    let places = TOMLSyntax(loaded.text)
    texts.withLock { $0[loaded.file] = loaded.text }
    return complaints.map { complaint in
      let path = table + complaint.path
      let range = complaint.isAboutKey ? places.key(path) : places.value(path)
      var message = complaint.message
      if table.isEmpty, complaint.path == ["tool"] {
        message = "the keys stand at the top of lazyls.toml, without [tool.lazyls]"
      }
      return ConfigurationProblem(
        file: loaded.file, message: message, at: range, in: loaded.text, suggestion: complaint.suggestion)
    }
  }

  private static func contains(_ text: [UInt8], _ word: String) -> Bool {
    let wanted = Array(word.utf8)
    guard text.count >= wanted.count else { return false }
    return (0...(text.count - wanted.count)).contains { text[$0..<($0 + wanted.count)] == wanted[...] }
  }
}

// Finds the Python files under the paths that a user named, on all cores, in an order that never varies.
package import Basics

/// Walks folders level by level: the folders of one level are listed by several threads, and their results put
/// together in order. So there is no queue to lock, and the outcome cannot depend on who was first.
package struct FileWalker: Sendable {
  package struct Outcome: Sendable {
    /// Spelled as the named paths were, sorted, each once.
    package var files: [FilePath] = []
    /// Named paths that are not there, folders that cannot be read.
    package var problems: [FileProblem] = []
  }

  package var files: FileSystem
  package var threads: Int
  /// Skip what `.gitignore` and `.git/info/exclude` name.
  package var respectsGitIgnore: Bool
  /// The rules of the configuration that holds in a folder; asked for the named folders and those on the way that
  /// contain a configuration file.
  package var excludes: @Sendable (_ folder: FilePath) -> IgnoreRules?
  package var currentDirectory: FilePath

  package init(
    files: FileSystem = FileSystem(), threads: Int = Processors.available, respectsGitIgnore: Bool = true,
    currentDirectory: FilePath = FileSystem.currentDirectory,
    excludes: @escaping @Sendable (_ folder: FilePath) -> IgnoreRules? = { _ in nil }
  ) {
    self.files = files
    self.threads = threads
    self.respectsGitIgnore = respectsGitIgnore
    self.currentDirectory = currentDirectory
    self.excludes = excludes
  }

  /// All `.py` files in the folders named, and the files named whatever they are called.
  /// What is named is taken even if it is ignored; of a folder's content, what is ignored is left out.
  package func walk(_ paths: [FilePath], cancellation: Cancellation? = nil) -> Outcome {
    var outcome = Outcome()
    for path in paths {
      let place = path.isEmpty ? currentDirectory : path.resolved(in: currentDirectory)
      do throws(FileProblem) {
        if files.overlays[place] == nil, try files.status(place).kind == .directory {
          var walk = Walk(walker: self, named: path, root: place, cancellation: cancellation)
          walk.run()
          outcome.files += walk.sortedFiles()
          outcome.problems += walk.problems
        } else {
          outcome.files.append(path)
        }
      } catch {
        outcome.problems.append(FileProblem(path: path, reason: error.reason))
      }
    }
    if paths.count > 1 {
      var seen: Set<FilePath> = []
      outcome.files = outcome.files.filter { seen.insert($0.resolved(in: currentDirectory)).inserted }.sorted()
    }
    return outcome
  }
}

/// One folder that was or will be listed. Absolute path and the spelling under which its files are reported.
private struct Folder: Sendable {
  var path: FilePath
  var reported: FilePath
  var ignore: IgnoreRules?
  var exclude: IgnoreRules?
  /// A named folder: never skipped for its name or content.
  var isNamed = false
  /// Sorted. What the listing left of it.
  var children: [Child] = []
}

private struct Child: Sendable {
  var name: [UInt8]
  /// Index of the folder in `Walk.folders`; nil for a file.
  var folder: Int?
}

/// What one thread found in one folder.
private struct Listing: Sendable {
  var files: [[UInt8]] = []
  var folders: [[UInt8]] = []
  var linkedFolders: [[UInt8]] = []
  var ignore: IgnoreRules?
  var exclude: IgnoreRules?
  var problem: FileProblem?
}

private struct Walk {
  let walker: FileWalker
  let cancellation: Cancellation?
  let repository: GitRepository?
  var folders: [Folder]
  var problems: [FileProblem] = []
  /// Links to folders, entered after all real folders so that a file is met under its real name first.
  var links: [(parent: Int, name: [UInt8])] = []

  init(walker: FileWalker, named: FilePath, root: FilePath, cancellation: Cancellation?) {
    self.walker = walker
    self.cancellation = cancellation
    repository = walker.respectsGitIgnore ? GitRepository(around: root, walker.files) : nil
    var ignore = repository?.rules(above: root, walker.files)
    // Inside of an ignored folder that was named all the same, the rules that ignore it say nothing.
    if let repository, let rules = ignore, Self.ignores(rules, root, below: repository.root) { ignore = nil }
    var exclude = walker.excludes(root)
    if let rules = exclude, rules.ignoresOnTheWay(to: root, isFolder: true) { exclude = nil }
    let reported: FilePath = named == "." ? "" : named
    folders = [Folder(path: root, reported: reported, ignore: ignore, exclude: exclude, isNamed: true)]
  }

  private static func ignores(_ rules: IgnoreRules, _ root: FilePath, below top: FilePath) -> Bool {
    for place in root.selfAndParents {
      if place == top || !place.isInside(top) { return false }
      if rules.ignores(place, isFolder: true) { return true }
    }
    return false
  }

  mutating func run() {
    walk(from: [0])
    followLinks()
  }

  /// Lists the folders given and all below.
  private mutating func walk(from start: [Int]) {
    var level = start
    while !level.isEmpty, cancellation?.isCancelled != true {
      let listings = list(level)
      var next: [Int] = []
      for (index, listing) in zip(level, listings) {
        if let problem = listing.problem { problems.append(problem) }
        var children = listing.files.map { Child(name: $0, folder: nil) }
        for name in listing.folders {
          children.append(Child(name: name, folder: folders.count))
          next.append(folders.count)
          folders.append(child(name, of: index, listing))
        }
        folders[index].ignore = listing.ignore
        folders[index].exclude = listing.exclude
        folders[index].children = children.sorted { $0.name.lexicographicallyPrecedes($1.name) }
        for name in listing.linkedFolders { links.append((index, name)) }
      }
      level = next
    }
  }

  private func child(_ name: [UInt8], of parent: Int, _ rules: Listing) -> Folder {
    Folder(
      path: folders[parent].path.appending(name), reported: folders[parent].reported.appending(name),
      ignore: rules.ignore, exclude: rules.exclude)
  }

  private func list(_ level: [Int]) -> [Listing] {
    let walker = walker
    let folders = level.map { self.folders[$0] }
    // Below this, starting threads takes longer than listing.
    if folders.count < 8 || walker.threads < 2 { return folders.map { Self.list($0, walker) } }
    // Not cancelled in the middle: a level takes milliseconds.
    return ParallelMap.run(count: folders.count, threads: walker.threads, stackSize: 1 << 20) { index in
      Self.list(folders[index], walker)
    } ?? []
  }

  private static func list(_ folder: Folder, _ walker: FileWalker) -> Listing {
    var found = Listing(ignore: folder.ignore, exclude: folder.exclude)
    let entries: [DirectoryEntry]
    do throws(FileProblem) {
      entries = try walker.files.list(folder.path)
    } catch {
      // A folder that vanished since it was seen is not worth a word.
      if error.reason != .notFound { found.problem = FileProblem(path: folder.reported, reason: error.reason) }
      return found
    }
    if !folder.isNamed, DefaultExcludes.skips(folder.path.lastComponent, containing: entries) { return found }
    found.readRules(folder, entries, walker)
    for entry in entries {
      let isPython = entry.name.count > 3 && entry.name.suffix(3).elementsEqual(".py".utf8)
      var kind = entry.kind
      if kind == .other || (kind == .file && !isPython) { continue }
      if kind == .directory, DefaultExcludes.skips(entry.name) { continue }
      let path = folder.path.appending(entry.name)
      var isLink = kind == .symbolicLink
      if isLink || kind == .unknown {
        if kind == .unknown, let own = try? walker.files.status(path, followLinks: false) {
          isLink = own.kind == .symbolicLink
        }
        guard let status = try? walker.files.status(path) else { continue }
        kind = status.kind
        if kind == .directory, DefaultExcludes.skips(entry.name) { continue }
        if kind != .directory && !(kind == .file && isPython) { continue }
      }
      let isFolder = kind == .directory
      // To git, a link is never a folder.
      if let rules = found.ignore, rules.ignores(path, isFolder: isFolder && !isLink) { continue }
      if let rules = found.exclude, rules.ignores(path, isFolder: isFolder) { continue }
      if !isFolder {
        found.files.append(entry.name)
      } else if isLink {
        found.linkedFolders.append(entry.name)
      } else {
        found.folders.append(entry.name)
      }
    }
    found.linkedFolders.sort { $0.lexicographicallyPrecedes($1) }
    return found
  }

  // MARK: Links to folders

  /// Enters links to folders that were not walked under their real name. Only such as stay inside of the repository
  /// (or of the named folder): a link to `/` or to a build tool's output elsewhere is no part of the project.
  private mutating func followLinks() {
    if links.isEmpty { return }
    let files = walker.files
    var visited: Set<FileIdentity> = []
    func note(_ path: FilePath) { if let status = try? files.status(path) { visited.insert(status.identity) } }
    // What holds the named folder is not entered from below.
    for above in folders[0].path.selfAndParents { note(above) }
    for folder in folders { note(folder.path) }
    guard let top = try? files.realPath(repository?.root ?? folders[0].path) else { return }
    while !links.isEmpty, cancellation?.isCancelled != true {
      let (parent, name) = links.removeFirst()
      let path = folders[parent].path.appending(name)
      guard let target = try? files.realPath(path), target.isInside(top), !visited.contains(Self.identity(path, files))
      else { continue }
      let rules = Listing(ignore: folders[parent].ignore, exclude: folders[parent].exclude)
      let first = folders.count
      folders.append(child(name, of: parent, rules))
      folders[parent].children.append(Child(name: name, folder: first))
      folders[parent].children.sort { $0.name.lexicographicallyPrecedes($1.name) }
      walk(from: [first])
      for folder in folders[first...] { note(folder.path) }
    }
  }

  private static func identity(_ path: FilePath, _ files: FileSystem) -> FileIdentity {
    (try? files.status(path).identity) ?? FileIdentity(device: 0, inode: 0)
  }

  // MARK: Result

  /// The files of all folders in the order of `FilePath`.
  func sortedFiles() -> [FilePath] {
    var result: [FilePath] = []
    var stack: [(folder: Int, next: Int)] = [(0, 0)]
    while let top = stack.last {
      let folder = folders[top.folder]
      guard top.next < folder.children.count else {
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].next += 1
      let child = folder.children[top.next]
      if let index = child.folder {
        stack.append((index, 0))
      } else {
        result.append(folder.reported.appending(child.name))
      }
    }
    return result
  }
}

extension Listing {
  /// Takes up the rules that begin to hold in this folder.
  fileprivate mutating func readRules(_ folder: Folder, _ entries: [DirectoryEntry], _ walker: FileWalker) {
    for entry in entries {
      if walker.respectsGitIgnore, entry.name.elementsEqual(".gitignore".utf8),
        let text = try? walker.files.read(folder.path.appending(entry.name))
      {
        let rules = IgnoreRules(folder: folder.path, text: text, outer: ignore)
        // `uv` and `venv` write a `.gitignore` with `*` into an environment. Who names that folder wants it.
        let ignoresAll = folder.isNamed && rules.ignores(folder.path.appending("any name"), isFolder: true)
        if !ignoresAll { ignore = rules }
      }
      if !folder.isNamed, ConfigurationFile.isName(entry.name) { exclude = walker.excludes(folder.path) }
    }
  }
}

// One walk through one named folder: rounds of exploring, links, and the files in order.
import Basics

/// A folder that was or will be listed.
private struct Folder: Sendable {
  /// Absolute.
  var path: FilePath
  /// The spelling under which its files are reported.
  var reported: FilePath
  /// The rules that hold in it.
  var ignore: IgnoreRules?
  var exclude: IgnoreRules?
  /// Named by the user: never skipped for its name or content.
  var isNamed = false

  func child(_ name: ArraySlice<UInt8>) -> Folder {
    Folder(path: path.appending(name), reported: reported.appending(name), ignore: ignore, exclude: exclude)
  }
}

private struct Child: Sendable {
  var reported: FilePath
  /// Its node, if it is a folder.
  var node: Int?
}

private struct Node: Sendable {
  var folder: Folder
  var isListed = false
  /// In order of their names.
  var children: [Child] = []
}

/// What was found in and below one folder. `nodes[0]` is the folder itself.
private struct Subtree: Sendable {
  var nodes: [Node]
  var links: [Link] = []
  /// Files that start Python.
  var launchFiles: [FilePath] = []
  var problems: [FileProblem] = []

  struct Link: Sendable {
    var node: Int
    var name: [UInt8]
  }
}

struct Walk {
  private let walker: FileWalker
  private let cancellation: Cancellation?
  private let repository: GitRepository?
  private var tree: Subtree
  var problems: [FileProblem] { tree.problems }
  var launchFiles: [FilePath] { tree.launchFiles.sorted() }

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
    let folder = Folder(path: root, reported: reported, ignore: ignore, exclude: exclude, isNamed: true)
    tree = Subtree(nodes: [Node(folder: folder)])
  }

  private static func ignores(_ rules: IgnoreRules, _ root: FilePath, below top: FilePath) -> Bool {
    for place in root.selfAndParents {
      if place == top || !place.isInside(top) { return false }
      if rules.ignores(place, isFolder: true) { return true }
    }
    return false
  }

  mutating func run() {
    explore(from: 0)
    followLinks()
  }

  // MARK: Rounds

  /// Lists all folders from node `first` on that were not listed yet, and all below.
  private mutating func explore(from first: Int) {
    var open = [first]
    while !open.isEmpty, cancellation?.isCancelled != true {
      var found: [Subtree]
      if open.count < 4 || walker.threads < 2 {
        // Alone: one step to get many folders to share out, or all the way when there is nobody to share with.
        let budget = walker.threads < 2 ? Int.max : 1
        found = open.map { Self.explore(tree.nodes[$0].folder, budget: budget, walker) }
      } else {
        let folders = open.map { tree.nodes[$0].folder }
        let walker = walker
        // A folder's share is bounded so that one huge one does not keep a thread busy when the others are done.
        found =
          ParallelMap.run(count: folders.count, threads: walker.threads, stackSize: 1 << 20) { index in
            Self.explore(folders[index], budget: 32, walker)
          } ?? []
      }
      var next: [Int] = []
      for index in found.indices { merge(&found[index], at: open[index], &next) }
      open = next
    }
  }

  /// Puts a subtree in the place of the node that it began from; tells which of its folders are still to be listed.
  private mutating func merge(_ subtree: inout Subtree, at index: Int, _ open: inout [Int]) {
    let base = tree.nodes.count - 1
    for local in subtree.nodes.indices {
      let place = local == 0 ? index : base + local
      for child in subtree.nodes[local].children.indices {
        if let node = subtree.nodes[local].children[child].node {
          subtree.nodes[local].children[child].node = base + node
        }
      }
      if local == 0 { tree.nodes[index] = subtree.nodes[0] } else { tree.nodes.append(subtree.nodes[local]) }
      if !subtree.nodes[local].isListed { open.append(place) }
    }
    for link in subtree.links {
      tree.links.append(Subtree.Link(node: link.node == 0 ? index : base + link.node, name: link.name))
    }
    tree.launchFiles += subtree.launchFiles
    tree.problems += subtree.problems
  }

  /// Lists a folder and those below it, nearest first, at most `budget` of them.
  private static func explore(_ folder: Folder, budget: Int, _ walker: FileWalker) -> Subtree {
    var subtree = Subtree(nodes: [Node(folder: folder)])
    var index = 0
    while index < subtree.nodes.count, index < budget {
      subtree.list(index, walker)
      index += 1
    }
    return subtree
  }

  // MARK: Links to folders

  /// Enters links to folders that were not walked under their real name. Only such as stay inside of the repository
  /// (or of the named folder): a link to `/` or to a build tool's output elsewhere is no part of the project.
  private mutating func followLinks() {
    if tree.links.isEmpty { return }
    let files = walker.files
    var visited: Set<FileIdentity> = []
    func note(_ path: FilePath) { if let status = try? files.status(path) { visited.insert(status.identity) } }
    // What holds the named folder is not entered from below.
    for above in tree.nodes[0].folder.path.selfAndParents { note(above) }
    for node in tree.nodes { note(node.folder.path) }
    guard let top = try? files.realPath(repository?.root ?? tree.nodes[0].folder.path) else { return }
    var links = tree.links.sorted { a, b in
      let left = tree.nodes[a.node].folder.path.appending(a.name)
      return left < tree.nodes[b.node].folder.path.appending(b.name)
    }[...]
    while let link = links.popFirst(), cancellation?.isCancelled != true {
      let folder = tree.nodes[link.node].folder.child(link.name[...])
      guard let target = try? files.realPath(folder.path), target.isInside(top),
        let identity = try? files.status(folder.path).identity, !visited.contains(identity)
      else { continue }
      let first = tree.nodes.count
      tree.nodes.append(Node(folder: folder))
      tree.nodes[link.node].children.append(Child(reported: folder.reported, node: first))
      tree.nodes[link.node].children.sort { $0.reported < $1.reported }
      tree.links = []
      explore(from: first)
      links += tree.links
      for node in tree.nodes[first...] { note(node.folder.path) }
    }
  }

  // MARK: Result

  /// The files of all folders in the order of `FilePath`.
  func sortedFiles() -> [FilePath] {
    var result: [FilePath] = []
    var stack: [(node: Int, next: Int)] = [(0, 0)]
    while let top = stack.last {
      guard top.next < tree.nodes[top.node].children.count else {
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].next += 1
      if let node = tree.nodes[top.node].children[top.next].node {
        stack.append((node, 0))
      } else {
        result.append(tree.nodes[top.node].children[top.next].reported)
      }
    }
    return result
  }
}

extension Subtree {
  private static let gitIgnore = Array(".gitignore".utf8)

  fileprivate mutating func list(_ index: Int, _ walker: FileWalker) {
    nodes[index].isListed = true
    var folder = nodes[index].folder
    let entries: FolderListing
    do throws(FileProblem) {
      entries = try walker.files.list(folder.path)
    } catch {
      // A folder that vanished since it was seen is not worth a word.
      if error.reason != .notFound { problems.append(FileProblem(path: folder.reported, reason: error.reason)) }
      return
    }
    if !folder.isNamed, DefaultExcludes.skips(folder.path.lastComponent, containing: entries) { return }
    Self.readRules(&folder, entries, walker)
    nodes[index].folder = folder
    // By kind: a file, a folder, a link to a folder. Sorted once all that is left out is gone.
    var kept: [Int] = []
    var folders: Set<Int> = []
    for entry in 0..<entries.count {
      switch Self.judge(entry, of: entries, in: folder, walker) {
      case .skipped: break
      case .file: kept.append(entry)
      case .launchFile: launchFiles.append(folder.reported.appending(entries.name(entry)))
      case .folder:
        kept.append(entry)
        folders.insert(entry)
      case .linkedFolder: links.append(Link(node: index, name: Array(entries.name(entry))))
      }
    }
    for entry in entries.sorted(kept) {
      let name = entries.name(entry)
      if folders.contains(entry) {
        let child = folder.child(name)
        nodes[index].children.append(Child(reported: child.reported, node: nodes.count))
        nodes.append(Node(folder: child))
      } else {
        nodes[index].children.append(Child(reported: folder.reported.appending(name), node: nil))
      }
    }
  }

  private enum Verdict { case skipped, file, launchFile, folder, linkedFolder }

  private static func judge(
    _ index: Int, of entries: FolderListing, in folder: Folder, _ walker: FileWalker
  ) -> Verdict {
    var kind = entries.kind(index)
    if kind == .other { return .skipped }
    let name = entries.name(index)
    let isPython = isPythonFile(name)
    let isLaunchFile = kind == .file && !isPython && LaunchFile(name: name, folder: folder.path) != nil
    if kind == .file && !isPython && !isLaunchFile { return .skipped }
    if kind != .file, DefaultExcludes.skips(name) { return .skipped }
    var isLink = kind == .symbolicLink
    if isLink || kind == .unknown {
      let path = folder.path.appending(name)
      if kind == .unknown, let own = try? walker.files.status(path, followLinks: false) {
        isLink = own.kind == .symbolicLink
      }
      guard let status = try? walker.files.status(path) else { return .skipped }
      kind = status.kind
      if kind != .directory && !(kind == .file && isPython) { return .skipped }
    }
    let isFolder = kind == .directory
    if folder.ignore != nil || folder.exclude != nil {
      let path = folder.path.appending(name)
      // To git, a link is never a folder.
      if let rules = folder.ignore, rules.ignores(path, isFolder: isFolder && !isLink) { return .skipped }
      if let rules = folder.exclude, rules.ignores(path, isFolder: isFolder) { return .skipped }
    }
    return isLaunchFile ? .launchFile : !isFolder ? .file : isLink ? .linkedFolder : .folder
  }

  private static func isPythonFile(_ name: ArraySlice<UInt8>) -> Bool {
    let end = name.endIndex
    return name.count > 3 && name[end - 1] == UInt8(ascii: "y") && name[end - 2] == UInt8(ascii: "p")
      && name[end - 3] == UInt8(ascii: ".")
  }

  /// Takes up the rules that begin to hold in this folder.
  private static func readRules(_ folder: inout Folder, _ entries: FolderListing, _ walker: FileWalker) {
    if walker.respectsGitIgnore, entries.contains(gitIgnore),
      let text = try? walker.files.read(folder.path.appending(gitIgnore))
    {
      let rules = IgnoreRules(folder: folder.path, text: text, outer: folder.ignore)
      // `uv` and `venv` write a `.gitignore` with `*` into an environment. Who names that folder wants it.
      let ignoresAll = folder.isNamed && rules.ignores(folder.path.appending("any name"), isFolder: true)
      if !ignoresAll { folder.ignore = rules }
    }
    if folder.isNamed { return }
    if entries.contains(ConfigurationFile.lazyls) || entries.contains(ConfigurationFile.pyproject) {
      folder.exclude = walker.excludes(folder.path)
    }
  }
}

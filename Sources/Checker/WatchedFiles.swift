// The files whose change asks for a new report, and what shows that they have changed.
import Basics
import Modules

struct WatchedFiles {
  enum Role: Hashable {
    case source, launch, configuration, baseline
  }

  enum Kind: Hashable { case edited, added, removed }

  struct Change: Hashable {
    var path: FilePath
    var role: Role
    var kind: Kind
  }

  private struct Stamp: Hashable {
    var role: Role
    var size: Int
    var identity: FileIdentity
    var modified: Int64
  }

  private static let configurationNames: [[UInt8]] = [
    ConfigurationFile.lazyls, ConfigurationFile.pyproject, Array("setup.cfg".utf8),
  ]

  private var stamps: [FilePath: Stamp] = [:]

  /// Walks the named paths once more: files come and go.
  init(_ linked: LinkedRun, _ options: CheckOptions) {
    let here = FileSystem.currentDirectory
    let found = CheckRun.walk(linked.named, options, linked.threads, linked.store, linked.files, here)
    let sources = found.files.map { ($0.resolved(in: here), Role.source) }
    let launchFiles = found.launchFiles.map { ($0.resolved(in: here), Role.launch) }
    var all = sources + launchFiles
    var folders: Set<FilePath> = []
    for folder in [linked.folder] + sources.map(\.0.parent) {
      for place in folder.selfAndParents where folders.insert(place).inserted {
        for name in Self.configurationNames { all.append((place.appending(name), .configuration)) }
      }
    }
    if let file = options.configurationFile { all.append((FilePath(file).resolved(in: here), .configuration)) }
    if let baseline = linked.main.baseline { all.append((baseline, .baseline)) }
    let list = all
    let files = linked.files
    let statuses =
      ParallelMap.run(count: list.count, threads: min(linked.threads, 1 + list.count / 512), stackSize: 1 << 20) {
        (index: Int) -> FileStatus? in try? files.status(list[index].0)
      } ?? []
    for ((path, role), status) in zip(list, statuses) {
      guard let status else { continue }
      stamps[path] = Stamp(role: role, size: status.size, identity: status.identity, modified: status.modified)
    }
  }

  /// In the order of the paths.
  func changes(to now: WatchedFiles) -> [Change] {
    var changes: [Change] = []
    for (path, stamp) in stamps where now.stamps[path] != stamp {
      let next = now.stamps[path]
      changes.append(Change(path: path, role: next?.role ?? stamp.role, kind: next == nil ? .removed : .edited))
    }
    for (path, stamp) in now.stamps where stamps[path] == nil {
      changes.append(Change(path: path, role: stamp.role, kind: .added))
    }
    return changes.sorted { $0.path < $1.path }
  }
}

// For clients that do not watch files: looks whether the disk is still what was analysed, when somebody asks something,
// at most once a second, and more seldom where that takes long. Nobody waits for it; what has changed is read anew and told as ever.
import Analysis
import Basics
import Glibc
import Modules
import Synchronization

final class DiskKeeper: Sendable {
  private struct Job: Sendable {
    let snapshot: Snapshot
    /// When the session last began to read the disk.
    let since: Int64
  }

  /// What is known of the disk as one generation of the session read it.
  private struct Stamps {
    var generation = -1
    var known: [FilePath: Stamp] = [:]
  }

  /// Nil members: there is no such file.
  private struct Stamp: Equatable {
    var size: Int?
    var identity: FileIdentity?
    var modified: Int64?

    init(_ status: FileStatus?) {
      size = status?.size
      identity = status?.identity
      modified = status?.modified
    }
  }

  private let inbox = Mailbox<Job>()
  private let pauses = Mutex<Int64>(1000)

  /// So many milliseconds lie between two looks: a second, or so many that looking takes a twentieth of one thread's time.
  var pause: Int64 { pauses.withLock { $0 } }

  deinit { inbox.close() }

  /// - Parameter moved: called on the keeper's thread when the disk is another one.
  func start(moved: @escaping @Sendable () -> Void) {
    let inbox = self.inbox
    Threads.detach(stackSize: 1 << 20) { [weak self] in
      var stamps = Stamps()
      while let job = inbox.receive() {
        let begin = MonotonicTime.now.nanoseconds
        if Self.hasMoved(job, &stamps) { moved() }
        let milliseconds = (MonotonicTime.now.nanoseconds - begin) / 1_000_000
        self?.pauses.withLock { $0 = max(1000, milliseconds * 20) }
      }
    }
  }

  func look(_ snapshot: Snapshot, since: Int64) { inbox.send(Job(snapshot: snapshot, since: since)) }

  /// The clock that file systems write their stamps with, in nanoseconds.
  static var fileTime: Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME_COARSE, &time)
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }

  private static func hasMoved(_ job: Job, _ stamps: inout Stamps) -> Bool {
    let snapshot = job.snapshot
    if stamps.generation != snapshot.work.diskGeneration {
      stamps = Stamps(generation: snapshot.work.diskGeneration)
    }
    var hasMoved = false
    let disk = FileSystem()
    let open = Set(snapshot.work.documents.values.map(\.path))
    for project in snapshot.projects {
      for path in files(of: project) {
        // The editor's text holds for it.
        if open.contains(path) {
          stamps.known[path] = nil
          continue
        }
        let status = try? disk.status(path)
        let stamp = Stamp(status)
        if let before = stamps.known[path] {
          if before != stamp { hasMoved = true }
        } else if let status, max(status.modified, status.changed) > job.since {
          // Looked at for the first time, and touched since it was read.
          hasMoved = true
        }
        stamps.known[path] = stamp
      }
      if !project.resolver.changedFolders().isEmpty { hasMoved = true }
    }
    return hasMoved
  }

  /// What a project was read from: its sources, and what may configure it.
  private static func files(of project: Project) -> [FilePath] {
    var folders: Set<FilePath> = []
    var found: [FilePath] = []
    func add(_ folder: FilePath) {
      for name in [ConfigurationFile.lazyls, ConfigurationFile.pyproject, Array("setup.cfg".utf8)] {
        found.append(folder.appending(name))
      }
    }
    for index in project.program.projectFiles {
      let path = project.program.files[index].description.path
      found.append(path)
      if folders.insert(path.parent).inserted { add(path.parent) }
    }
    guard let folder = project.folder else { return found }
    for place in folder.selfAndParents where folders.insert(place).inserted { add(place) }
    // An environment that was made since.
    for name in [".venv/pyvenv.cfg", "venv/pyvenv.cfg"] { found.append(folder.appending(name)) }
    return found
  }
}

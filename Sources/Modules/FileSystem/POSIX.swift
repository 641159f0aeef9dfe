// The system calls behind FileSystem: the one file of this target that touches C memory.
import Basics
import Glibc

enum POSIX {
  /// Opens, checks and reads a whole file.
  /// Not blocking: opening a named pipe would else wait for a writer for ever.
  static func read(_ path: FilePath, limit: Int) throws(FileProblem) -> [UInt8] {
    let descriptor = unsafe try withCString(path) { unsafe open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw problem(path) }
    if let reason = refusal(mode: status.st_mode) { throw FileProblem(path: path, reason: reason) }
    let size = Int(status.st_size)
    if size > limit { throw FileProblem(path: path, reason: .tooLarge(size, limit: limit)) }
    // One byte more than its size: a read that leaves it free has seen the end, without a second call.
    var capacity = size + 1
    var bytes: [UInt8] = []
    while true {
      var failed = false
      let wanted = capacity - bytes.count
      let before = bytes.count
      if before == 0 {
        bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
          let got = retrying { unsafe Glibc.read(descriptor, buffer.baseAddress, wanted) }
          failed = got < 0
          count = max(0, got)
        }
      } else {
        let more = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
          let got = retrying { unsafe Glibc.read(descriptor, buffer.baseAddress, wanted) }
          failed = got < 0
          count = max(0, got)
        }
        bytes += more
      }
      if failed { throw problem(path) }
      if bytes.count > limit { throw FileProblem(path: path, reason: .tooLarge(bytes.count, limit: limit)) }
      let got = bytes.count - before
      // Done at the end of file, or where the status said that the end is. A size of 0 says nothing in /proc.
      if got == 0 || (size > 0 && got < wanted && bytes.count >= size) { return bytes }
      if bytes.count == capacity || size == 0 { capacity = max(capacity, bytes.count) + 65536 }
    }
  }

  static func status(_ path: FilePath, followLinks: Bool) throws(FileProblem) -> FileStatus {
    var status = stat()
    _ = unsafe try withCString(path) { unsafe followLinks ? stat($0, &status) : lstat($0, &status) }
    return FileStatus(
      kind: kind(mode: status.st_mode), size: Int(status.st_size),
      identity: FileIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino)),
      modified: nanoseconds(status.st_mtim), changed: nanoseconds(status.st_ctim))
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }

  /// The entries of a folder but `.` and `..`, in the system's order.
  static func list(_ path: FilePath) throws(FileProblem) -> FolderListing {
    let descriptor = unsafe try withCString(path) { unsafe open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK) }
    guard let directory = unsafe fdopendir(descriptor) else {
      defer { close(descriptor) }
      throw problem(path)
    }
    defer { unsafe closedir(directory) }
    var listing = FolderListing()
    let nameOffset = MemoryLayout<dirent>.offset(of: \dirent.d_name) ?? 19
    while true {
      errno = 0
      guard let entry = unsafe readdir(directory) else {
        if errno != 0 { throw problem(path) }
        return listing
      }
      let start = unsafe UnsafeRawPointer(entry).advanced(by: nameOffset)
      let length = unsafe strlen(start.assumingMemoryBound(to: CChar.self))
      let name = unsafe UnsafeRawBufferPointer(start: start, count: length)
      if unsafe length <= 2 && name[0] == 0x2E && (length == 1 || name[1] == 0x2E) { continue }
      let kind: FileKind =
        switch unsafe Int(entry.pointee.d_type) {
        case Int(DT_REG): .file
        case Int(DT_DIR): .directory
        case Int(DT_LNK): .symbolicLink
        case Int(DT_UNKNOWN): .unknown
        default: .other
        }
      unsafe listing.bytes.append(contentsOf: name)
      listing.endEntry(kind)
    }
  }

  /// The path with every symbolic link followed.
  static func realPath(_ path: FilePath) throws(FileProblem) -> FilePath {
    var result: FilePath = ""
    _ = unsafe try withCString(path) {
      guard let resolved = unsafe realpath($0, nil) else { return -1 }
      unsafe result = FilePath(bytes: UnsafeRawBufferPointer(start: resolved, count: strlen(resolved)))
      unsafe free(resolved)
      return 0
    }
    return result
  }

  static func currentDirectory() -> FilePath? {
    guard let words = unsafe getcwd(nil, 0) else { return nil }
    defer { unsafe free(words) }
    return unsafe FilePath(bytes: UnsafeRawBufferPointer(start: words, count: strlen(words)))
  }

  static func environmentVariable(_ name: String) -> [UInt8]? {
    guard let words = unsafe getenv(name) else { return nil }
    return unsafe [UInt8](UnsafeRawBufferPointer(start: words, count: strlen(words)))
  }

  // MARK: Helpers

  /// Calls `body` with the path's bytes and a NUL; a negative answer is thrown as the problem that `errno` names.
  private static func withCString(
    _ path: FilePath, _ body: (UnsafePointer<CChar>) -> Int32
  ) throws(FileProblem) -> Int32 {
    let bytes = path.bytes
    if bytes.isEmpty || bytes.contains(0) { throw FileProblem(path: path, reason: .invalidName) }
    let answer: Int32 = unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: bytes.count + 1) { buffer in
      for index in bytes.indices { unsafe buffer.initializeElement(at: index, to: CChar(bitPattern: bytes[index])) }
      unsafe buffer.initializeElement(at: bytes.count, to: 0)
      guard let start = buffer.baseAddress else { return -1 }
      var answer: Int32
      repeat { unsafe answer = body(UnsafePointer(start)) } while answer < 0 && errno == EINTR
      return answer
    }
    if answer < 0 { throw problem(path) }
    return answer
  }

  private static func retrying(_ call: () -> Int) -> Int {
    while true {
      let answer = call()
      if answer >= 0 || errno != EINTR { return answer }
    }
  }

  private static func problem(_ path: FilePath) -> FileProblem {
    let code = errno
    let reason: FileProblem.Reason =
      switch code {
      case ENOENT: .notFound
      case EACCES, EPERM: .permissionDenied
      case EISDIR: .isDirectory
      case ENOTDIR: .isNotDirectory
      case ENXIO: .special("a socket or a device that is not there")
      default: .system(words(code))
      }
    return FileProblem(path: path, reason: reason)
  }

  private static func words(_ code: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard unsafe strerror_r(code, &buffer, buffer.count) == 0 else { return "system error \(code)" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func kind(mode: mode_t) -> FileKind {
    switch mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .directory
    case S_IFLNK: .symbolicLink
    default: .other
    }
  }

  private static func refusal(mode: mode_t) -> FileProblem.Reason? {
    switch mode & S_IFMT {
    case S_IFREG: nil
    case S_IFDIR: .isDirectory
    case S_IFIFO: .special("a named pipe")
    case S_IFSOCK: .special("a socket")
    default: .special("a device")
    }
  }
}

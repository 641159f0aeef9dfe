// Replaces a file's content at once: whoever reads it sees the old text or the new one, never a part.
package import Basics
import Glibc
import Modules

/// How everything that lazyls writes gets to the disk.
///
/// A temporary file beside the old one gets its mode and owner and takes its name. Symbolic links stay and lead to the new
/// text. What cannot be replaced so is written in place: a file with several names (hard links), which must not part from
/// one another; what is no file, such as a pipe; and a file in a folder that takes no new ones.
package enum FileReplacement {
  /// Why a file was not replaced, as a sentence without its path.
  package struct Refusal: Error, Hashable, Sendable {
    package let words: String
  }

  /// Gives the file that a path leads to another text.
  /// - Parameter old: what the file must still hold.
  package static func replace(_ path: FilePath, _ old: [UInt8], with new: [UInt8]) throws(Refusal) {
    let files = FileSystem()
    let target: FilePath
    do throws(FileProblem) {
      target = try files.realPath(path)
      if try files.read(target) != old { throw FileProblem(path: path, reason: .system(changed)) }
    } catch {
      throw Refusal(words: error.explanation)
    }
    guard unsafe withPath(target, { unsafe access($0, W_OK) }) == 0 else { throw refusal() }
    try put(new, to: target, instead: old) { (try? files.read(target)) == old }
  }

  /// Writes a file of ours, new or in place of the one that is there.
  package static func write(_ path: FilePath, _ new: [UInt8]) throws(Refusal) {
    // A link that leads nowhere yet is followed by the system when it makes the file.
    guard let target = try? FileSystem().realPath(path) else {
      let isLink = (try? FileSystem().status(path, followLinks: false).kind) == .symbolicLink
      return isLink ? try overwrite(path, new, instead: nil) : try put(new, to: path, instead: nil) { true }
    }
    try put(new, to: target, instead: nil) { true }
  }

  private static func put(
    _ new: [UInt8], to target: FilePath, instead old: [UInt8]?, while isUnchanged: () -> Bool
  ) throws(Refusal) {
    var status = stat()
    let isThere = unsafe withPath(target, { unsafe stat($0, &status) }) == 0
    guard isThere || errno == ENOENT else { throw refusal() }
    if isThere, status.st_mode & S_IFMT != S_IFREG || status.st_nlink > 1 {
      guard isUnchanged() else { throw Refusal(words: changed) }
      return try overwrite(target, new, instead: old)
    }
    let name = [UInt8(ascii: ".")] + target.lastComponent + Array(".lazyls-\(getpid())".utf8)
    let temporary = target.parent.appending(name)
    let descriptor = unsafe withPath(temporary) { unsafe open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }
    guard descriptor >= 0 else {
      let problem = refusal()
      guard isThere, isUnchanged() else { throw problem }
      return try overwrite(target, new, instead: old)
    }
    var isDone = false
    defer { if !isDone { _ = unsafe withPath(temporary) { unsafe unlink($0) } } }
    // Another owner takes rights that we may not have; the mode comes last because a change of owner clears bits of it.
    if isThere, status.st_uid != geteuid() || status.st_gid != getegid() {
      _ = fchown(descriptor, status.st_uid, status.st_gid)
    }
    let mode = isThere ? status.st_mode & 0o7777 : 0o666 & ~mask()
    let isWritten = write(new, to: descriptor) && fchmod(descriptor, mode) == 0 && fsync(descriptor) == 0
    let problem = isWritten ? nil : refusal()
    guard close(descriptor) == 0, problem == nil else { throw problem ?? refusal() }
    // The last look before the name changes hands.
    guard isUnchanged() else { throw Refusal(words: changed) }
    let isRenamed = unsafe withPath(temporary) { from in
      unsafe withPath(target) { to in unsafe rename(from, to) }
    }
    guard isRenamed == 0 else { throw refusal() }
    isDone = true
  }

  /// Writes over what is there. Where that fails half-way, what it held comes back as far as it is known.
  private static func overwrite(_ target: FilePath, _ new: [UInt8], instead old: [UInt8]?) throws(Refusal) {
    let descriptor = unsafe withPath(target) { unsafe open($0, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666) }
    guard descriptor >= 0 else { throw refusal() }
    var status = stat()
    let isFile = unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    let isWritten = write(new, to: descriptor) && (!isFile || ftruncate(descriptor, new.count) == 0)
    let problem = isWritten ? nil : refusal()
    if !isWritten, isFile, let old, lseek(descriptor, 0, SEEK_SET) == 0, write(old, to: descriptor) {
      _ = ftruncate(descriptor, old.count)
    }
    guard close(descriptor) == 0, problem == nil else { throw problem ?? refusal() }
  }

  private static let changed = "it changed while it was checked; run again"

  /// What the process takes from the mode of new files; the system tells it only by setting it.
  private static func mask() -> mode_t {
    let mask = umask(0o022)
    _ = umask(mask)
    return mask
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let written = unsafe bytes.withUnsafeBytes { buffer -> Int in
        guard let base = buffer.baseAddress else { return 0 }
        return unsafe Glibc.write(descriptor, base + offset, bytes.count - offset)
      }
      if written < 0, errno == EINTR { continue }
      if written <= 0 { return false }
      offset += written
    }
    return true
  }

  private static func withPath(_ path: FilePath, _ body: (UnsafePointer<CChar>) -> Int32) -> Int32 {
    let bytes = path.bytes.map { CChar(bitPattern: $0) } + [0]
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return -1 }
      return unsafe body(start)
    }
  }

  private static func refusal() -> Refusal {
    let code = errno
    var buffer = [CChar](repeating: 0, count: 256)
    guard unsafe strerror_r(code, &buffer, buffer.count) == 0 else { return Refusal(words: "system error \(code)") }
    let words = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return Refusal(words: "it cannot be written (\(words))")
  }
}

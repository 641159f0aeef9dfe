// A folder of a test's own, made in the system's temporary place and removed when the test lets go of it.
import Basics
import Glibc
import Modules
import Testing

final class TemporaryFolder: Sendable {
  let path: FilePath

  init() throws {
    var template = Array("/tmp/lazyls-test-XXXXXX".utf8CString)
    let made = unsafe mkdtemp(&template) != nil
    try #require(made)
    // macOS and some containers link /tmp elsewhere: tests compare with what the system answers.
    path = try FileSystem().realPath(FilePath(bytes: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }))
  }

  deinit { Self.remove(path) }

  /// Makes a file, and the folders above it.
  @discardableResult
  func write(_ name: String, _ text: String = "") throws -> FilePath {
    try write(FilePath(name), Array(text.utf8))
  }

  @discardableResult
  func write(_ name: FilePath, _ bytes: [UInt8]) throws -> FilePath {
    let target = path.appending(name.bytes)
    makeFolders(target.parent)
    let descriptor = unsafe cPath(target) { unsafe open($0, O_WRONLY | O_CREAT | O_TRUNC, 0o644) }
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let count = unsafe Glibc.write(descriptor, bytes, bytes.count)
    try #require(count == bytes.count)
    return target
  }

  @discardableResult
  func folder(_ name: String) -> FilePath {
    let target = path.appending(name)
    makeFolders(target)
    return target
  }

  func link(_ name: String, to target: String) throws {
    let place = path.appending(name)
    makeFolders(place.parent)
    let code = unsafe cPath(place) { unsafe symlink(target, $0) }
    try #require(code == 0)
  }

  func pipe(_ name: String) throws -> FilePath {
    let place = path.appending(name)
    let code = unsafe cPath(place) { unsafe mkfifo($0, 0o644) }
    try #require(code == 0)
    return place
  }

  func setMode(_ name: String, _ mode: mode_t) throws {
    let code = unsafe cPath(path.appending(name)) { unsafe chmod($0, mode) }
    try #require(code == 0)
  }

  private func makeFolders(_ target: FilePath) {
    for folder in target.selfAndParents.reversed() where !folder.isEmpty {
      _ = unsafe cPath(folder) { unsafe mkdir($0, 0o755) }
    }
  }

  private static func remove(_ path: FilePath) {
    guard let entries = try? FileSystem().list(path) else { return }
    for index in 0..<entries.count {
      let child = path.appending(entries.name(index))
      if (try? FileSystem().status(child, followLinks: false))?.kind == .directory {
        _ = unsafe cPath(child) { unsafe chmod($0, 0o755) }
        remove(child)
      } else {
        _ = unsafe cPath(child) { unsafe unlink($0) }
      }
    }
    _ = unsafe cPath(path) { unsafe rmdir($0) }
  }
}

func cPath(_ path: FilePath, _ body: (UnsafePointer<CChar>) -> Int32) -> Int32 {
  let bytes = path.bytes.map { CChar(bitPattern: $0) } + [0]
  return unsafe bytes.withUnsafeBufferPointer { buffer in
    guard let start = buffer.baseAddress else { return -1 }
    return unsafe body(start)
  }
}

/// Names relative to `folder`, for comparing with what a test wrote.
func names(_ paths: [FilePath], in folder: FilePath) -> [String] {
  paths.map { ($0.relative(to: folder) ?? $0).string }
}

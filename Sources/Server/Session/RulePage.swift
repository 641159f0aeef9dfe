// Where a rule is explained: the page that was installed beside the executable. Editors open it from a diagnostic's code.
import Basics
import Glibc
import Modules
import Protocol

enum RulePage {
  /// `../share/lazyls/rules` as seen from the executable, where `lazyls explain --all --output-folder` wrote the pages;
  /// nil where they were not installed: better no link than a dead one.
  private static let folder: FilePath? = {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = unsafe readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard length > 0 else { return nil }
    let executable = FilePath(bytes: buffer[..<length].map { UInt8(bitPattern: $0) })
    let folder = executable.parent.parent.appending("share/lazyls/rules")
    return (try? FileSystem().status(folder))?.kind == .directory ? folder : nil
  }()

  /// The `file:` URI of a rule's page, nil when there is none.
  static func uri(of code: String) -> String? {
    folder.map { DocumentURI(path: $0.appending("\(code).md")).spelling }
  }
}

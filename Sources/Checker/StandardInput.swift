// The path `-`: standard input, checked as if it were the content of the file that `--stdin-filename` names.
import Analysis
import Basics
import Modules
import PythonSyntax

enum StandardInput {
  /// What it is called without `--stdin-filename`: a script that nothing imports.
  private static let defaultName = "<stdin>"

  /// The paths to check, `-` replaced by its name, and the files with standard input in that file's place.
  static func paths(_ options: CheckOptions, _ here: FilePath, _ files: FileSystem) -> ([FilePath], FileSystem) {
    let named = options.paths.isEmpty ? ["."] : options.paths
    guard let text = options.standardInput else { return (named.map { FilePath($0) }, files) }
    let name = FilePath(options.standardInputName ?? defaultName)
    var overlays = files.overlays
    overlays[name.resolved(in: here)] = text
    return (named.map { $0 == "-" ? name : FilePath($0) }, FileSystem(overlays: overlays))
  }

  /// An overlay holds a file's bytes here, in the encoding that they declare; in an editor it holds text.
  static func decoding(_ provider: ModuleProvider, _ files: FileSystem) -> ModuleProvider {
    if files.overlays.isEmpty { return provider }
    var decoding = provider
    decoding.read = { path in files.overlays[path].map { SourceText(file: $0) } ?? provider.read(path) }
    return decoding
  }

  /// The text of standard input after fixing, which goes to standard output and not to disk; nil when it was not asked for.
  static func fixed(_ result: FixResult, _ linked: LinkedRun, _ options: CheckOptions) -> [UInt8]? {
    guard let text = options.standardInput else { return nil }
    let place = FilePath(options.standardInputName ?? defaultName).resolved(in: FileSystem.currentDirectory)
    return result.files.first { result.report.program[$0.file].description.path == place }?.after ?? text
  }
}

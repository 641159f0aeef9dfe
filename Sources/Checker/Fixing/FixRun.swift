// What `--fix` and `--diff` do with the texts that came out: on disk, or as a difference.
import Analysis
import Basics
import Modules

enum FixRun {
  /// Puts the new texts in place; says which could not be, and takes them out of the result.
  static func write(_ result: inout FixResult, say: (String) -> Void) {
    var done: [FixedFile] = []
    for file in result.files {
      let path = result.report.program[file.file].description.path
      do throws(FileReplacement.Refusal) {
        try FileReplacement.replace(path, file.before, with: file.after)
        done.append(file)
      } catch {
        say("lazyls: '\(result.report.path(file.file))' is left as it is: \(error.words)")
        result.unwritten += 1
      }
    }
    result.files = done
  }

  /// Takes out what another path leads to already: a file is written and shown once.
  static func dropAliases(_ result: inout FixResult) {
    var seen: [FilePath: [UInt8]] = [:]
    result.files.removeAll { file in
      let path = result.report.program[file.file].description.path
      let place = (try? FileSystem().realPath(path)) ?? path
      return seen.updateValue(file.after, forKey: place) == file.after
    }
  }

  /// All differences, in the order of the files.
  static func diff(_ result: FixResult, _ style: Style) -> [UInt8] {
    var output: [UInt8] = []
    for file in result.files {
      UnifiedDiff.write(file.before, file.after, path: result.report.path(file.file), style, to: &output)
    }
    return output
  }
}

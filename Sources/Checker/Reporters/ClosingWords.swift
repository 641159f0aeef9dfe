// The last line of a report: the answer to what the user asked.
import Analysis
import Basics

enum ClosingWords {
  static func of(_ report: Report, minSeverity: Severity) -> String {
    let numbers = report.summary
    if numbers.files == 0, numbers.findings.isEmpty {
      return "No Python files were found: name a file or folder, or look at `exclude`."
    }
    let files = counted(numbers.files, "file")
    let imports = counted(numbers.imports, "import")
    var words =
      "\(imports) in \(files): \(numbers.lazy) can be lazy, \(numbers.hazards) would break or change something, "
      + "\(numbers.reifiedAtImport) are needed at import time anyway, "
      + "\(numbers.imports - numbers.eligible) stay eager where they stand."
    let hidden = numbers.findings.filter { $0.key > minSeverity }.reduce(0) { $0 + $1.value }
    if hidden > 0 { words += " \(counted(hidden, "milder finding")) not shown: see them with --min-severity hint." }
    if numbers.known > 0 { words += " \(counted(numbers.known, "finding")) in the baseline." }
    return words
  }

  private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

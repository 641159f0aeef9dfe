// How often each rule reported.
import Analysis
import Basics
import Rules

enum StatisticsReporter {
  static func write(_ report: Report, to output: inout [UInt8]) {
    var counts: [RuleCode: Int] = [:]
    for finding in report.findings { counts[finding.code, default: 0] += 1 }
    let width = counts.values.map { String($0).count }.max() ?? 0
    for (code, count) in counts.sorted(by: { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }) {
      let number = String(count)
      let padding = String(repeating: " ", count: width - number.count)
      output += "\(padding)\(number)  \(code)  \(ruleName(code))\n".utf8
    }
  }
}

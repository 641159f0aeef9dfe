// All rules, in the order of their codes. The list itself is generated from the rule files.
package import Analysis
import Basics

package enum RuleRegistry {
  package static let all: [any Rule.Type] = unsorted.sorted { $0.info.code < $1.info.code }

  private static let byCode: [RuleCode: RuleInfo] = Dictionary(
    uniqueKeysWithValues: all.map { ($0.info.code, $0.info) })

  package static func info(_ code: RuleCode) -> RuleInfo? { byCode[code] }

  /// The rule that `text` means: its code or its name.
  package static func find(_ text: String) -> RuleInfo? {
    all.first { $0.info.name == text || $0.info.code.description == text.uppercased() }?.info
  }

  /// The code or name nearest to a mistyped one.
  package static func nearest(_ text: String) -> String? {
    NearestName.of(text, among: all.flatMap { [$0.info.code.description, $0.info.name] })
  }
}

// Colour and weight on a terminal; nothing elsewhere.
import Basics

/// How text is decorated. ECMA-48 sequences when `isColored`.
package struct Style: Sendable {
  package let isColored: Bool
  package init(isColored: Bool) { self.isColored = isColored }

  private func wrap(_ text: String, _ code: String) -> String { isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }

  func bold(_ text: String) -> String { wrap(text, "1") }
  func dim(_ text: String) -> String { wrap(text, "2") }
  func help(_ text: String) -> String { wrap(text, "1;36") }
  func added(_ text: String) -> String { wrap(text, "32") }
  func removed(_ text: String) -> String { wrap(text, "31") }
  func margin(_ text: String) -> String { wrap(text, "34") }

  func paint(_ text: String, _ severity: Severity) -> String {
    switch severity {
    case .error: wrap(text, "1;31")
    case .warning: wrap(text, "1;33")
    case .information: wrap(text, "1;34")
    case .hint: wrap(text, "1;32")
    }
  }
}

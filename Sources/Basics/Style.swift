// Colour and weight on a terminal; nothing elsewhere.

/// How text is decorated. ECMA-48 sequences when `isColored`.
package struct Style: Sendable {
  package let isColored: Bool
  package init(isColored: Bool) { self.isColored = isColored }

  private func wrap(_ text: String, _ code: String) -> String { isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }

  package func bold(_ text: String) -> String { wrap(text, "1") }
  package func dim(_ text: String) -> String { wrap(text, "2") }
  package func help(_ text: String) -> String { wrap(text, "1;36") }
  package func remark(_ text: String) -> String { wrap(text, "36") }
  package func added(_ text: String) -> String { wrap(text, "32") }
  package func removed(_ text: String) -> String { wrap(text, "31") }
  package func margin(_ text: String) -> String { wrap(text, "34") }
  package func success(_ text: String) -> String { wrap(text, "1;32") }
  package func failure(_ text: String) -> String { wrap(text, "1;31") }

  package func paint(_ text: String, _ severity: Severity) -> String {
    switch severity {
    case .error: failure(text)
    case .warning: wrap(text, "1;33")
    case .information: wrap(text, "1;34")
    case .hint: success(text)
    }
  }
}

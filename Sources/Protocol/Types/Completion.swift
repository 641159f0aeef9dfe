// What the client offers to complete what is being typed.
package import JSON

extension LSP {
  package enum CompletionItemKind: Int, Sendable {
    case function = 3
    case variable = 6
    case `class` = 7
    case module = 9
    case value = 12
    case keyword = 14
  }

  package struct CompletionItem: Hashable, Sendable, JSONEncodable {
    package var label: String
    package var kind: CompletionItemKind
    package var detail: String?
    /// Replaces what was typed of it.
    package var textEdit: TextEdit

    package init(label: String, kind: CompletionItemKind, detail: String? = nil, textEdit: TextEdit) {
      self.label = label
      self.kind = kind
      self.detail = detail
      self.textEdit = textEdit
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("label", label)
        $0.set("kind", kind.rawValue)
        $0.set("detail", ifPresent: detail)
        // What is not for everybody comes last, in any order of letters.
        if label.utf8.first == UInt8(ascii: "_") { $0.set("sortText", "~" + label) }
        $0.set("textEdit", textEdit)
      }
    }
  }
}

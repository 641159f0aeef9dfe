// Semantic tokens: five numbers each, relative to the token before.
package import JSON

extension LSP {
  package struct SemanticTokensDeltaParams: Sendable, JSONDecodable {
    package var textDocument: TextDocumentIdentifier
    package var previousResultID: String

    package init(json: JSONValue) throws(ParameterError) {
      textDocument = try json.required("textDocument")
      previousResultID = try json.required("previousResultId")
    }
  }

  package struct SemanticTokens: Hashable, Sendable, JSONEncodable {
    package var resultID: String?
    package var data: [Int]

    package init(resultID: String?, data: [Int]) {
      self.resultID = resultID
      self.data = data
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("resultId", ifPresent: resultID)
        $0.set("data", data)
      }
    }
  }

  /// All tokens, or what differs from a result that the client has.
  package enum SemanticTokensAnswer: Sendable, JSONEncodable {
    case full(SemanticTokens)
    case delta(resultID: String, start: Int, deleteCount: Int, data: [Int])
    case unchanged(resultID: String)

    package func encode(into slot: inout JSONSlot) {
      switch self {
      case .full(let tokens): tokens.encode(into: &slot)
      case .delta(let resultID, let start, let deleteCount, let data):
        slot.object {
          $0.set("resultId", resultID)
          $0.set("edits", [Edit(start: start, deleteCount: deleteCount, data: data)])
        }
      case .unchanged(let resultID):
        slot.object {
          $0.set("resultId", resultID)
          $0.set("edits", [Edit]())
        }
      }
    }

    private struct Edit: JSONEncodable {
      var start: Int
      var deleteCount: Int
      var data: [Int]

      func encode(into slot: inout JSONSlot) {
        slot.object {
          $0.set("start", start)
          $0.set("deleteCount", deleteCount)
          if !data.isEmpty { $0.set("data", data) }
        }
      }
    }
  }
}

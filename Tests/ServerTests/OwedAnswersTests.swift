// What the supervisor owes the editor, and which progress it has begun to show.
import JSON
import Protocol
import Server
import Testing

@Suite struct OwedAnswersTests {
  private func progress(_ token: String, _ kind: String) -> JSONValue {
    ["token": .string(token), "value": ["kind": .string(kind)]]
  }

  @Test func whatWasToldInPartIsKnown() {
    var owed = OwedAnswers()
    owed.add(.integer(1), "a", ["workDoneToken": "w"], [1])
    owed.add(.integer(2), "b", ["partialResultToken": "p"], [2])
    owed.add(.integer(3), "c", ["workDoneToken": "x"], [3])
    owed.add(.integer(4), "d", nil, [4])
    owed.noteProgress(progress("w", "begin"))
    owed.noteProgress(["token": "p", "value": ["items": []]])
    owed.noteProgress(progress("unknown", "report"))
    #expect(owed.removeAll(where: \.isToldInPart).map(\.id) == [.integer(1), .integer(2)])
    #expect(owed.requests.map(\.message) == [[3], [4]])
  }

  @Test func oneAnswerIsForTheOldestRequestOfItsName() {
    var owed = OwedAnswers()
    owed.add(.string("x"), "first", nil, [])
    owed.add(.string("x"), "second", nil, [])
    #expect(owed.remove(.string("x"))?.method == "first")
    #expect(owed.remove(.string("x"))?.method == "second")
    #expect(owed.remove(.string("x")) == nil)
  }

  @Test func displaysAreThoseThatBeganAndDidNotEnd() {
    var owed = OwedAnswers()
    for (token, kind) in [("a", "begin"), ("b", "begin"), ("a", "report"), ("a", "end")] {
      owed.noteProgress(progress(token, kind))
    }
    #expect(owed.takeDisplays() == [.string("b")])
    #expect(owed.takeDisplays().isEmpty)
  }
}

// An object of a report whose members are named where it is made.
import Analysis
import Basics
import JSON

/// One object of the report, written when its turn comes.
struct JSONRecord: JSONEncodable {
  let members: (inout JSONObjectWriter) -> Void
  init(_ members: @escaping (inout JSONObjectWriter) -> Void) { self.members = members }
  func encode(into slot: inout JSONSlot) { slot.object(members) }
}

extension JSONStream {
  /// How every report of ours begins.
  init(of report: Report, version: String) {
    self.init()
    set("version", 1)
    set(
      "tool",
      JSONRecord { tool in
        tool.set("name", "lazyls")
        tool.set("version", version)
      })
    set("dialect", report.dialect.word)
    set("targetVersion", report.program.options.target.description)
  }
}

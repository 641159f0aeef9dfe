// An object of a report whose members are named where it is made.
import JSON

/// One object of the report, written when its turn comes.
struct JSONRecord: JSONEncodable {
  let members: (inout JSONObjectWriter) -> Void
  init(_ members: @escaping (inout JSONObjectWriter) -> Void) { self.members = members }
  func encode(into slot: inout JSONSlot) { slot.object(members) }
}

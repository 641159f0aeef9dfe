// Calls of methods on the object itself: `self.m()`, `super().m()`.
import Basics
import PythonSyntax
import Semantics

extension Walk {
  /// `self.m()` and `cls.m()` in a method.
  mutating func noteSelfCall(_ function: NodeID, _ owner: NodeID) {
    guard tree.kind(owner) == .Name else { return }
    let name = tree.identifier(owner)
    guard name.rawValue == ids.`self` || name.rawValue == ids.cls else { return }
    methodCall(tree.attribute(function).attr, tree.range(function), startsAtBases: false)
  }

  /// `super().m()`.
  mutating func noteSuperCall(_ function: NodeID, _ owner: NodeID) {
    let call = tree.call(owner)
    guard tree.kind(call.function) == .Name, tree.identifier(call.function) == KnownName.`super` else { return }
    methodCall(tree.attribute(function).attr, tree.range(function), startsAtBases: true)
  }

  private mutating func methodCall(_ method: Name, _ range: ByteRange, startsAtBases: Bool) {
    guard place.function != .max, place.time == .deferred else { return }
    // The class of the innermost method around.
    var function = FunctionID(place.function)
    var classID = ClassID.none
    while function.isPresent {
      let record = summary.functions[function.index]
      if record.classID.isPresent {
        classID = record.classID
        break
      }
      function = record.parent
    }
    guard classID.isPresent else { return }
    scratch.calls.append(
      PendingCall(
        callee: .max, method: method, classID: classID.rawValue, startsAtBases: startsAtBases, range: range,
        function: place.function, isAtImport: false,
        isConditional: place.useFlags.contains(.isConditional) || hasExited, isIterated: false))
  }
}

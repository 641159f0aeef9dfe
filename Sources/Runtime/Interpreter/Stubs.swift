// What other branches bring; goes away when they are merged.

extension World {
  func concatenate(_ a: Value, _ b: Value) throws(Raised) -> Value {
    string(Ref<StringObject>(a).codePoints + Ref<StringObject>(b).codePoints)
  }
  func join(_ parts: Cells<Value>, _ count: Int) throws(Raised) -> Value {
    var all: [UInt32] = []
    for index in 0..<count { all += Ref<StringObject>(parts[index]).codePoints }
    return string(all)
  }
  func formatValue(_ value: Value, conversion: UInt8, spec: Value) throws(Raised) -> Value { try str(value) }
  func makeInterpolation(_ a: Value, _ b: Value, _ c: Value, _ d: Value) throws(Raised) -> Value { .none }
  func makeTemplate(_ a: Value, _ b: Value) throws(Raised) -> Value { .none }
}

// What other branches bring; goes away when they are merged.

extension World {
  func integer(_ number: Int) throws(Raised) -> Value {
    if Value.fits(number) { return Value(small: number) }
    throw overflowError("big integers")
  }
  func bigInteger(_ digits: String) throws(Raised) -> Value { throw overflowError("big integers") }
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
  func isInstanceByProtocol(_ value: Value, _ type: Value) throws(Raised) -> Bool { try isInstance(value, of: type) }
  func genericBase(_ parameters: Value) throws(Raised) -> Value { types.object.value }
}

extension World {
  func tracebackText(_ exception: Value) -> String {
    let text = (try? strText(exception)) ?? ""
    return "\(typeName(of: exception)): \(text)\n"
  }
}

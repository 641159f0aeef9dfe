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
  func addTraceback(_ exception: Value, code: Int, instruction: Int) {}
  func matches(_ exception: Value, _ type: Value) throws(Raised) -> Bool {
    isInstance(exception, Ref<TypeObject>(type))
  }
  func matchGroup(_ exception: Value, _ type: Value) throws(Raised) -> (Value, Value) { (.none, exception) }
  func prepareReraiseStar(original: Value, raised: Ref<ListObject>) throws(Raised) -> Value { .none }
  func normalizeRaise(_ value: Value, cause: Value) throws(Raised) -> Value { isType(value) ? try call(value) : value }
  func isInstanceByProtocol(_ value: Value, _ type: Value) throws(Raised) -> Bool {
    isInstance(value, Ref<TypeObject>(type))
  }
  enum TypeVariableForm { case typeVar, paramSpec, typeVarTuple }
  func makeTypeVariable(_ form: TypeVariableForm, _ name: Value, _ bound: Value, hasConstraints: Bool = false)
    throws(Raised) -> Value
  { .none }
  func setTypeParameterDefault(_ parameter: Value, _ function: Value) throws(Raised) {}
  func genericBase(_ parameters: Value) throws(Raised) -> Value { types.object.value }
  func makeTypeAlias(_ name: Value, _ parameters: Value, _ function: Value) throws(Raised) -> Value { .none }
}

extension World {
  func tracebackText(_ exception: Value) -> String {
    let text = (try? strText(exception)) ?? ""
    return "\(typeName(of: exception)): \(text)\n"
  }
}

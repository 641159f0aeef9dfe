// What other branches bring; goes away when they are merged.

extension World {
  func integer(_ number: Int) throws(Raised) -> Value {
    if Value.fits(number) { return Value(small: number) }
    throw overflowError("big integers")
  }
  func bigInteger(_ digits: String) throws(Raised) -> Value { throw overflowError("big integers") }
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
  func makeTypeVariable(_ form: TypeVariableForm, _ name: Value, _ bound: Value) throws(Raised) -> Value { .none }
  func setTypeParameterDefault(_ parameter: Value, _ function: Value) throws(Raised) {}
  func genericBase(_ parameters: Value) throws(Raised) -> Value { types.object.value }
  func makeTypeAlias(_ name: Value, _ parameters: Value, _ function: Value) throws(Raised) -> Value { .none }
}

enum CompileMode { case module, expression, interactive }

// Integers beyond 63 bits are not there yet.

extension World {
  func integer(_ number: Int) throws(Raised) -> Value {
    if Value.fits(number) { return Value(small: number) }
    throw raise("NotImplementedError", "integers beyond 63 bits")
  }
  func bigInteger(_ digits: String) throws(Raised) -> Value {
    throw raise("NotImplementedError", "integers beyond 63 bits")
  }
}

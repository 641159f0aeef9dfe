// What other branches bring; goes away when they are merged.

extension World {
  func integer(_ number: Int) throws(Raised) -> Value {
    if Value.fits(number) { return Value(small: number) }
    throw overflowError("big integers")
  }
  func bigInteger(_ digits: String) throws(Raised) -> Value { throw overflowError("big integers") }
}

// The compiler's table of numbers against Swift's dictionary.
import Basics
import Testing

@Suite struct IntegerMapTests {
  @Test func holdsWhatADictionaryHolds() {
    var map = IntegerMap<Int32>(), dictionary: [UInt64: Int32] = [:]
    var state: UInt64 = 20_261_122
    for step in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      // Few keys that come often, in both halves of the word.
      let key = (state >> 33) % 700 << (step % 3 == 0 ? 32 : 0)
      #expect(map[key] == dictionary[key])
      if step % 2 == 0 {
        map.set(key, Int32(step))
        dictionary[key] = Int32(step)
      }
      #expect(map.count == dictionary.count)
    }
  }

  @Test func roomThatIsReservedIsEmpty() {
    var map = IntegerMap<UInt16>()
    map.reserveCapacity(1000)
    #expect(map.count == 0)
    #expect(map[UInt(0)] == nil)
    map.set(UInt32.max, 7)
    #expect(map[UInt32.max] == 7)
  }
}

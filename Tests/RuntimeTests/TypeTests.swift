// Built-in types without the interpreter: what native code answers.
import Runtime
import Testing

@Suite("Built-in types") struct TypeTests {
  @Test func singletons() throws {
    let world = World()
    #expect(try world.reprText(.none) == "None")
    #expect(try world.reprText(.ellipsis) == "Ellipsis")
    #expect(try world.isTrue(.none) == false)
  }

  @Test func floatsInWords() {
    for number in [0.0, 1, -1, 0.1, 1e10, -3.5e-7, 2.5e60, 1e-60] {
      #expect(Value(flonum: number)?.flonum == number)
    }
    for number in [-0.0, .infinity, 1e300, .leastNonzeroMagnitude] { #expect(Value(flonum: number) == nil) }
    let world = World()
    for number in [-0.0, .infinity, 1e300, .leastNonzeroMagnitude, 1.5] {
      #expect(world.double(world.float(number)) == number)
    }
  }

  @Test func attributesByShape() throws {
    let world = World()
    let dict = world.makeDict()
    for index in 0..<100 { world.set(world.intern("name\(index)"), Value(small: index), in: dict) }
    for index in stride(from: 0, to: 100, by: 3) { #expect(world.remove(world.intern("name\(index)"), from: dict)) }
    for index in 0..<100 {
      #expect(world.get(world.intern("name\(index)"), in: dict) == (index % 3 == 0 ? .unbound : Value(small: index)))
    }
  }
}

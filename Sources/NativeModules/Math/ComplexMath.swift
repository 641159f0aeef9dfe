// cmath: functions of complex numbers, with the results of C's Annex G where an argument is not finite.
import Runtime

enum ComplexMath {
  /// The complex number of any number.
  static func number(_ world: World, _ value: Value) throws(Raised) -> Complex {
    if world.kind(of: value) == .complex { return world.complexNumber(value) }
    let method = world.lookUp(world.intern("__complex__"), in: world.type(of: value))
    if !method.isUnbound {
      let answer = try world.callMethod(value, "__complex__")
      if world.kind(of: answer) == .complex { return world.complexNumber(answer) }
      throw world.typeError(
        "\(world.typeName(of: value)).__complex__() must return a complex, not \(world.typeName(of: answer))")
    }
    return Complex(real: try MathModule.double(world, value))
  }
}

// Warnings that native code gives: through `warnings` as it is loaded, or a line on the error stream.
import Runtime

enum Warnings {
  /// Warns the code that called.
  static func warn(_ world: World, _ category: StaticString, _ message: String) throws(Raised) {
    let warn = try world.getAttribute(try world.importModule("_warnings"), world.intern("warn"))
    _ = try world.call(warn, [world.string(message), world.exceptionType(category).value])
  }
}

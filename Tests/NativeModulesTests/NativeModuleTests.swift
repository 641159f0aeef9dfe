// The library's compiled modules: programs of expressions that fail where an answer is not CPython's.
import NativeModules
import Runtime
import TestSupport
import Testing

@Suite("Native modules") struct NativeModuleTests {
  @Test func placeholder() {}
}

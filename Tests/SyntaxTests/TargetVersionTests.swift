// Constructs that are too new for the target: said with the version that has them, and parsed all the same.
import Basics
import PythonSyntax
import Testing

@Suite("Target versions") struct TargetVersionTests {
  /// A program and the first Python that compiles it.
  static let constructs: [(String, PythonVersion)] = [
    ("@a[0].b\ndef f(): ...\n", .v3_9),
    ("with (open(a) as b, open(c) as d): ...\n", .v3_9),
    ("match x:\n  case [1, *_]: ...\n", .v3_10),
    ("try: ...\nexcept* ValueError: ...\n", .v3_11),
    ("x[*a, b]\n", .v3_11),
    ("def f(*args: *Ts): ...\n", .v3_11),
    ("type X = int\n", .v3_12),
    ("def f[T](x: T): ...\n", .v3_12),
    ("class C[T]: ...\n", .v3_12),
    ("f'{'a'}'\n", .v3_12),
    ("f'{a!r:{'x'}}'\n", .v3_12),
    ("f'''{\n# why\n1}'''\n", .v3_12),
    ("class C[T = int]: ...\n", .v3_13),
    ("t'{a}'\n", .v3_14),
    ("try: ...\nexcept A, B: ...\n", .v3_14),
    ("[*a for a in b]\n", .v3_15),
  ]

  @Test(arguments: constructs)
  func tooNewIsSaid(_ source: String, _ first: PythonVersion) {
    for target in PythonVersion.supported {
      let tree = parse(SourceText(source), target: target)
      let isTooNew = target < first
      #expect(tree.errors.isEmpty != isTooNew, "\(source) for \(target): \(tree.errors.map(\.message))")
      #expect(tree.errors.allSatisfy { $0.kind == .tooNew })
      // A default of a type parameter needs the list as well.
      let words = "need Python \(first) or newer, and the target is \(target)"
      #expect(
        !isTooNew || tree.errors.contains { $0.message.hasSuffix(words) }, "\(source): \(tree.errors.map(\.message))")
      #expect(tree.nodes.allSatisfy { $0.kind != .ErrorStatement })
    }
  }

  @Test func whatThreeEightHasIsFineThere() {
    for source in [
      "(x := 1)\n", "def f(a, /, b, *, c): ...\n", "async def f():\n  async with a: ...\n", "f'{x=}'\n",
      "print(*a, **b)\n",
    ] {
      #expect(parse(SourceText(source), target: .v3_8).errors.isEmpty, "\(source)")
    }
  }
}

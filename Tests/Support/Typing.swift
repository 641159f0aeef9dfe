// Random edits of texts, as somebody makes them who types.

/// A generator of edits; the same for the same seed (xorshift64*).
package struct Typing {
  private var state: UInt64

  package init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  package mutating func below(_ bound: Int) -> Int {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Int(truncatingIfNeeded: (state &* 2_685_821_657_736_338_717) >> 33) % max(1, bound)
  }

  private static let typed = [
    "x", ".", "(", ")", "'", "\"\"\"", ":", "\\", " ", "    ", "\n", "\n\n", "#", "=", "else:\n    pass\n", "@f\n",
    "if x:\n    ", "def f(a, b=1):\n    return a\n", "class C:\n    y = 1\n", "import json as j\n",
    "from . import a as b, c\n", "for x in y:\n    print(x)\n", "f'{x!r}'\n", "lazy import os\n", "    return 1\n",
    "async ", "try:\n    pass\nexcept E as e:\n    pass\n", "\u{e9}", "'a' 'b'\n", "    self.x = f(self)\n",
    "def f(*args):\n    args.append(1)\n    return lambda: args\n", "    global x\n", "X = {}\n", "X['a'] = 1\n",
    "f(X)\n",
    "    with f(x) as y:\n        y.z = 1\n", "    yield x\n", "del x\n", "yield x\n", "    nonlocal x\n", "break\n",
    "__debug__ = 1\n", "from __future__ import annotations\n", "global x\n", "__all__ += ['x']\n",
    "    def g(x): return x\n",
  ]

  /// Puts in, or takes out, what may be typed at once.
  package mutating func type(into bytes: inout [UInt8]) {
    var at = below(bytes.count + 1)
    // Most of what is typed begins a line or ends one.
    while below(40) != 0, at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
    if below(2) == 0 { at = min(at + 1, bytes.count) }
    switch below(5) {
    case 0: bytes.removeSubrange(at..<min(bytes.count, at + 1 + below(3)))
    case 1:
      let end = bytes[at...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      bytes.removeSubrange(at..<end)
    default: bytes.insert(contentsOf: Array(Self.typed[below(Self.typed.count)].utf8), at: at)
    }
  }
}

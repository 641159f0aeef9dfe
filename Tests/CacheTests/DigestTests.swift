// SipHash against the vectors that its authors published.
import Basics
import Testing

@Suite("A keyed hash") struct DigestTests {
  private let key = Digest(low: 0x0706_0504_0302_0100, high: 0x0F0E_0D0C_0B0A_0908)

  private func hex(_ count: Int) -> String {
    let digest = Digest(of: (0..<count).map { UInt8($0) }, key: key, rounds: (2, 4))
    var text = ""
    for word in [digest.low.byteSwapped, digest.high.byteSwapped] {
      let digits = String(word, radix: 16)
      text += String(repeating: "0", count: 16 - digits.count) + digits
    }
    return text
  }

  /// `vectors_sip128` of the reference implementation: the bytes 0, 1, 2, … under the key 0, 1, …, 15.
  @Test(arguments: [
    (0, "a3817f04ba25a8e66df67214c7550293"),
    (1, "da87c1d86b99af44347659119b22fc45"),
    (7, "a1f1ebbed8dbc153c0b84aa61ff08239"),
    (8, "3b62a9ba6258f5610f83e264f31497b4"),
    (15, "5493e99933b0a8117e08ec0f97cfc3d9"),
    (63, "5150d1772f50834a503e069a973fbd7c"),
  ]) func agreesWithTheReference(count: Int, expected: String) {
    #expect(hex(count) == expected)
  }

  @Test func everyByteAndTheKeyCount() {
    let text = Array("import json".utf8)
    let plain = Digest(of: text, key: key)
    for index in text.indices {
      var other = text
      other[index] ^= 1
      #expect(Digest(of: other, key: key) != plain)
    }
    #expect(Digest(of: text, key: Digest(low: 1, high: 2)) != plain)
    #expect(Digest(of: text + [0], key: key) != plain)
    #expect(Digest(ofWords: 1, 2, key: key) != Digest(ofWords: 1, 2, 0, key: key))
  }
}

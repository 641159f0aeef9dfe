// The one face on the C library zlib: streams that compress or decompress, and sums that are put together.
// SAFETY: the stream lives as long as this object, and zlib is told no more of a row than what is in it.
import CZlib

struct ZlibProblem: Error {
  var code: Int
  var message: String?
}

@safe final class ZlibStream {
  private let stream: UnsafeMutablePointer<z_stream>
  private let isCompressing: Bool
  private static let chunk = 1 << 16

  private init(isCompressing: Bool) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    self.isCompressing = isCompressing
  }

  deinit {
    _ = unsafe isCompressing ? deflateEnd(stream) : inflateEnd(stream)
    unsafe stream.deallocate()
  }

  private static var size: Int32 { Int32(unsafe MemoryLayout<z_stream>.size) }

  static func compressing(
    level: Int, method: Int, window: Int, memory: Int, strategy: Int
  ) throws(ZlibProblem) -> ZlibStream {
    let made = ZlibStream(isCompressing: true)
    try made.check(
      unsafe deflateInit2_(
        made.stream, Int32(clamping: level), Int32(clamping: method), Int32(clamping: window), Int32(clamping: memory),
        Int32(clamping: strategy), ZLIB_VERSION, size))
    return made
  }

  static func decompressing(window: Int) throws(ZlibProblem) -> ZlibStream {
    let made = ZlibStream(isCompressing: false)
    try made.check(unsafe inflateInit2_(made.stream, Int32(clamping: window), ZLIB_VERSION, size))
    return made
  }

  func copy() throws(ZlibProblem) -> ZlibStream {
    let made = ZlibStream(isCompressing: isCompressing)
    try check(
      unsafe isCompressing ? deflateCopy(made.stream, stream) : inflateCopy(made.stream, stream))
    return made
  }

  private func check(_ code: Int32) throws(ZlibProblem) {
    if code != Z_OK { throw problem(code) }
  }

  private func problem(_ code: Int32) -> ZlibProblem {
    let known = unsafe stream.pointee.msg
    let message: String? =
      switch code {
      case Z_BUF_ERROR: "incomplete or truncated stream"
      case Z_STREAM_ERROR: "inconsistent stream state"
      case Z_DATA_ERROR: "invalid input data"
      default: nil
      }
    return ZlibProblem(code: Int(code), message: unsafe known.map { unsafe String(cString: $0) } ?? message)
  }

  /// What compressing or decompressing refers back to.
  func setDictionary(_ bytes: [UInt8]) throws(ZlibProblem) {
    var bytes = bytes
    let count = UInt32(clamping: bytes.count)
    try check(
      unsafe bytes.withUnsafeMutableBufferPointer { row in
        unsafe isCompressing
          ? deflateSetDictionary(stream, row.baseAddress, count) : inflateSetDictionary(stream, row.baseAddress, count)
      })
  }

  struct Result {
    var output: [UInt8] = []
    /// Bytes of the input that were not taken.
    var rest = 0
    var isEnd = false
    /// It goes on only with the dictionary.
    var needsDictionary = false
  }

  /// Takes all of the input, or so much as gives `limit` bytes (0: as many as there are). `work` hears of each piece.
  func run<Failure: Error>(
    _ input: [UInt8], flush: Int32, limit: Int = 0, _ work: (Int) throws(Failure) -> Void
  ) throws(Failure) -> Swift.Result<Result, ZlibProblem> {
    var input = input
    var result = Result()
    result.rest = input.count
    var room = [UInt8](repeating: 0, count: Self.chunk)
    while true {
      let wanted = limit > 0 ? min(limit - result.output.count, Self.chunk) : Self.chunk
      if wanted == 0 { return .success(result) }
      let start = input.count - result.rest
      var made = 0
      let code = unsafe input.withUnsafeMutableBufferPointer { source in
        unsafe room.withUnsafeMutableBufferPointer { target in
          unsafe stream.pointee.next_in = source.baseAddress.map { unsafe $0 + start }
          unsafe stream.pointee.avail_in = UInt32(clamping: result.rest)
          unsafe stream.pointee.next_out = target.baseAddress
          unsafe stream.pointee.avail_out = UInt32(wanted)
          let code = unsafe isCompressing ? deflate(stream, flush) : inflate(stream, flush)
          result.rest = Int(unsafe stream.pointee.avail_in)
          made = wanted - Int(unsafe stream.pointee.avail_out)
          unsafe stream.pointee.next_in = nil
          unsafe stream.pointee.next_out = nil
          return code
        }
      }
      result.output += room[..<made]
      try work(made + 1)
      switch code {
      case Z_STREAM_END:
        result.isEnd = true
        return .success(result)
      case Z_NEED_DICT:
        result.needsDictionary = true
        return .success(result)
      case Z_OK where made == wanted: continue
      // All that came in is used up.
      case Z_OK, Z_BUF_ERROR: return .success(result)
      default: return .failure(problem(code))
      }
    }
  }

  static var version: String { unsafe String(cString: zlibVersion()) }
  static func joinedCRC(_ a: UInt32, _ b: UInt32, _ length: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: crc32_combine(UInt(a), UInt(b), length))
  }
  static func joinedAdler(_ a: UInt32, _ b: UInt32, _ length: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: adler32_combine(UInt(a), UInt(b), length))
  }
}

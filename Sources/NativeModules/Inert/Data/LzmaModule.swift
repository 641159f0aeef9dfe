// _lzma: constants and types; nothing is compressed or decompressed.
import Runtime

enum LzmaModule {
  static let module = InertModule(
    name: "_lzma",
    numbers: """
      FORMAT_AUTO=0 FORMAT_XZ=1 FORMAT_ALONE=2 FORMAT_RAW=3 CHECK_NONE=0 CHECK_CRC32=1 CHECK_CRC64=4 CHECK_SHA256=10
      CHECK_ID_MAX=15 CHECK_UNKNOWN=16 FILTER_LZMA1=4611686018427387905 FILTER_LZMA2=33 FILTER_DELTA=3 FILTER_X86=4
      FILTER_IA64=6 FILTER_ARM=7 FILTER_ARMTHUMB=8 FILTER_SPARC=9 FILTER_POWERPC=5 MF_HC3=3 MF_HC4=4 MF_BT2=18
      MF_BT3=19 MF_BT4=20 MODE_FAST=1 MODE_NORMAL=2 PRESET_DEFAULT=6 PRESET_EXTREME=2147483648
      """,
    functions: ["is_check_supported", "_encode_filter_properties", "_decode_filter_properties"],
    types: [
      InertType(
        name: "LZMACompressor", module: "_lzma",
        methods: ["compress", "flush"],
        isFinal: true),
      InertType(
        name: "LZMADecompressor", module: "_lzma",
        methods: ["decompress"],
        attributes: ["check", "eof", "needs_input", "unused_data"],
        isFinal: true),
    ],
    exceptions: [
      InertException(name: "LZMAError", module: "_lzma", bases: ["Exception"])
    ])
}

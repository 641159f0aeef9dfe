// _zstd: constants and types; nothing is compressed or decompressed.
import Runtime

enum ZstdModule {
  static let module = InertModule(
    name: "_zstd",
    doc: "Implementation module for Zstandard compression.",
    numbers: """
      zstd_version_number=10507 ZSTD_CLEVEL_DEFAULT=3 ZSTD_DStreamOutSize=131072 ZSTD_c_compressionLevel=100
      ZSTD_c_windowLog=101 ZSTD_c_hashLog=102 ZSTD_c_chainLog=103 ZSTD_c_searchLog=104 ZSTD_c_minMatch=105
      ZSTD_c_targetLength=106 ZSTD_c_strategy=107 ZSTD_c_enableLongDistanceMatching=160 ZSTD_c_ldmHashLog=161
      ZSTD_c_ldmMinMatch=162 ZSTD_c_ldmBucketSizeLog=163 ZSTD_c_ldmHashRateLog=164 ZSTD_c_contentSizeFlag=200
      ZSTD_c_checksumFlag=201 ZSTD_c_dictIDFlag=202 ZSTD_c_nbWorkers=400 ZSTD_c_jobSize=401 ZSTD_c_overlapLog=402
      ZSTD_d_windowLogMax=100 ZSTD_fast=1 ZSTD_dfast=2 ZSTD_greedy=3 ZSTD_lazy=4 ZSTD_lazy2=5 ZSTD_btlazy2=6
      ZSTD_btopt=7 ZSTD_btultra=8 ZSTD_btultra2=9
      """,
    texts: [
      ("zstd_version", "1.5.7")
    ],
    functions: ["train_dict", "finalize_dict", "get_param_bounds", "get_frame_size", "get_frame_info"],
    quietFunctions: ["set_parameter_types"],
    types: [
      InertType(
        name: "ZstdDict", module: "compression.zstd",
        methods: ["__len__"],
        attributes: ["dict_id", "dict_content", "as_digested_dict", "as_undigested_dict", "as_prefix"],
        isFinal: true),
      InertType(
        name: "ZstdCompressor", module: "compression.zstd",
        methods: ["compress", "flush", "set_pledged_input_size"],
        attributes: ["last_mode"],
        numbers: """
          CONTINUE=0 FLUSH_BLOCK=1 FLUSH_FRAME=2
          """,
        isFinal: true),
      InertType(
        name: "ZstdDecompressor", module: "compression.zstd",
        methods: ["decompress"],
        attributes: ["eof", "needs_input", "unused_data"],
        isFinal: true),
    ],
    exceptions: [
      InertException(name: "ZstdError", module: "compression.zstd", bases: ["Exception"])
    ])
}

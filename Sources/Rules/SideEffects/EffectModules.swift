// Libraries that are imported for what their load does, for projects where their source is not at hand.

enum EffectModules {
  /// What the load of a module is for; nil for others.
  static func reason(_ module: String) -> String? {
    if let known = reasons[module] { return known }
    guard let dot = module.firstIndex(of: ".") else { return nil }
    return families[String(module[..<dot])]
  }

  private static let reasons: [String: String] = [
    "readline": "gives `input` its line editing",
    "rlcompleter": "gives the prompt its completion",
    "mpl_toolkits.mplot3d": "registers the 3d projection of matplotlib",
    "rioxarray": "registers the `rio` accessor of xarray",
    "cf_xarray": "registers the `cf` accessor of xarray",
    "pint_pandas": "registers an extension type of pandas",
    "pint_xarray": "registers the `pint` accessor of xarray",
    "hdf5plugin": "registers compression filters of HDF5",
    "pillow_heif": "registers a format of Pillow",
    "pillow_avif": "registers a format of Pillow",
    "tensorflow_text": "registers operations of TensorFlow",
    "torch_npu": "registers a device of PyTorch",
    "torchvision.ops": "registers operations of PyTorch",
    "ale_py": "registers environments of Gymnasium",
    "scienceplots": "registers styles of matplotlib",
    "kombu.serialization": "registers serialisers",
    "setuptools._distutils": "provides `distutils`",
    "_distutils_hack.override": "provides `distutils`",
  ]

  private static let families = ["hvplot": "registers the `hvplot` accessor"]
}

// What the load of modules takes, estimated without running anything.
import Analysis
import Basics

/// Time grows with the source that is loaded: with bytecode at hand CPython 3.15 takes about 30 ms for a megabyte of the
/// standard library's source on a desktop of 2025, 15 to 60 for single packages. A guess of the order, not a measurement.
struct LoadCost: Sendable {
  private(set) var modules = 0
  private(set) var bytes = 0
  /// The first of the libraries that are known to be costly, whatever of their source is at hand.
  private(set) var library: String?

  /// About 50 ms.
  static let threshold = 1_600_000
  /// A module without source counts as an ordinary one: half of CPython's are smaller.
  private static let ordinaryLength = 12_000

  var isHigh: Bool { bytes >= Self.threshold || library != nil }

  init() {}

  /// Of all these modules together, and of `target`, which need not be on the search path, and the packages around it;
  /// those around `file` are loaded already, whatever they cost.
  init(of modules: some Sequence<ModuleID>, target: ModuleID, from file: FileID, in program: Program) {
    var around = target
    let own = program.module(of: file)
    while around.isPresent {
      if library == nil, !program.isOrIsBelow(own, around), Self.costly.contains(program.name(around)) {
        library = program.name(around)
      }
      around = program.parent(around)
    }
    for module in modules { add(program.name(module), length: program.file(module).map { program[$0].summary.length }) }
  }

  mutating func add(_ name: String, length: UInt32?) {
    modules += 1
    bytes += length.map { Int($0) } ?? Self.ordinaryLength
    if library == nil, Self.costly.contains(name) { library = name }
  }

  mutating func add(_ other: LoadCost) {
    modules += other.modules
    bytes += other.bytes
    library = library ?? other.library
  }

  /// "`pandas`, which is known to take long", "41 modules, 1.9 MB of source".
  var words: String {
    if let library, bytes < Self.threshold { return "`\(library)`, which is known to take long" }
    let tenths = (bytes + 50_000) / 100_000
    return "\(modules) module\(modules == 1 ? "" : "s"), \(tenths / 10).\(tenths % 10) MB of source"
  }

  /// Libraries that take more than 50 ms on any machine, most of it in compiled code or in packages of their own that are
  /// not read when only the import itself is looked at.
  private static let costly: Set<String> = [
    "bokeh", "boto3", "botocore", "cv2", "jax", "keras", "lightning", "matplotlib", "matplotlib.pyplot", "nltk",
    "numba",
    "numpy", "openai", "pandas", "plotly", "polars", "pyarrow", "scipy", "seaborn", "skimage", "sklearn", "spacy",
    "statsmodels", "sympy", "tensorflow", "torch", "torchvision", "transformers", "weasyprint", "xarray",
  ]
}

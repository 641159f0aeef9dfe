// The folders that hold no source of the project's own, whatever the project.

enum DefaultExcludes {
  /// Skipped wherever they are met, unless named on the command line. The list of ruff and flake8's users,
  /// with the caches of today's tools.
  private static let always: Set<[UInt8]> = Set(
    [
      ".bzr", ".cache", ".direnv", ".eggs", ".git", ".git-rewrite", ".hg", ".idea", ".ipynb_checkpoints", ".jj",
      ".mypy_cache", ".nox", ".pants.d", ".pixi", ".pyenv", ".pytest_cache", ".pytype", ".ruff_cache", ".svn",
      ".tox", ".venv", ".vscode", "__pycache__", "__pypackages__", "node_modules", "site-packages",
    ].map { Array($0.utf8) })

  /// Skipped unless they are packages: `build` is also a real module's name (pypa/build, distutils' commands).
  private static let unlessPackage: Set<[UInt8]> = Set(
    ["_build", "buck-out", "build", "dist"].map { Array($0.utf8) })

  private static let marks = [Array("pyvenv.cfg".utf8), Array("conda-meta".utf8)]
  private static let packageMark = Array("__init__.py".utf8)

  /// By its name alone.
  static func skips(_ name: ArraySlice<UInt8>) -> Bool { always.contains(Array(name)) }

  /// By what lies in it: a virtual or conda environment, or the output of a build.
  static func skips(_ name: ArraySlice<UInt8>, containing listing: FolderListing) -> Bool {
    if unlessPackage.contains(Array(name)), !listing.contains(packageMark) { return true }
    return marks.contains { listing.contains($0) }
  }
}

// What a project's packaging files say that matters here: the Python versions it supports.
import Basics

enum ProjectMetadata {
  /// The lowest supported Python of a text in PEP 440's or Poetry's notation, held to the versions we know.
  static func lowestVersion(_ specifier: String) -> PythonVersion? {
    guard let minor = VersionSpecifier(specifier)?.lowestMinor else { return nil }
    return PythonVersion(minor: UInt8(clamping: minor)).clamped
  }

  /// From `[project] requires-python` or `[tool.poetry.dependencies] python` of a parsed `pyproject.toml`.
  static func requiresPython(pyproject: SettingValue) -> PythonVersion? {
    if case .string(let text)? = pyproject["project"]?["requires-python"] { return lowestVersion(text) }
    let poetry = pyproject["tool"]?["poetry"]?["dependencies"]?["python"]
    if case .string(let text)? = poetry { return lowestVersion(text) }
    if case .string(let text)? = poetry?["version"] { return lowestVersion(text) }
    return nil
  }

  /// From `[options] python_requires` of a `setup.cfg`.
  static func requiresPython(setupConfiguration text: [UInt8]) -> PythonVersion? {
    var section = ""
    for line in text.split(separator: UInt8(ascii: "\n")) {
      let line = String(decoding: line, as: UTF8.self)
      if line.hasPrefix("[") {
        section = String(line.dropFirst().prefix { $0 != "]" })
      } else if section == "options", let equals = line.firstIndex(where: { $0 == "=" || $0 == ":" }) {
        let key = line[..<equals].filter { !$0.isWhitespace }
        // A comment needs a blank before it; specifiers hold neither sign.
        let value = line[line.index(after: equals)...].prefix { $0 != "#" && $0 != ";" }
        if key == "python_requires" || key == "python-requires" { return lowestVersion(String(value)) }
      }
    }
    return nil
  }

  /// Folders that packages lie in, as setuptools, Poetry, Hatch, PDM and maturin are told; relative, may not exist.
  static func sourceFolders(pyproject: SettingValue) -> [String] {
    let tool = pyproject["tool"]
    var found: [String] = []
    func add(_ value: SettingValue?) {
      switch value {
      case .string(let folder)?: found.append(folder)
      case .array(let folders)?: for folder in folders { add(folder) }
      default: break
      }
    }
    let setuptools = tool?["setuptools"]
    add(setuptools?["packages"]?["find"]?["where"])
    add(setuptools?["package-dir"]?[""])
    if case .array(let packages)? = tool?["poetry"]?["packages"] { for package in packages { add(package["from"]) } }
    add(tool?["hatch"]?["build"]?["targets"]?["wheel"]?["sources"])
    add(tool?["pdm"]?["build"]?["package-dir"])
    add(tool?["maturin"]?["python-source"])
    return found
  }
}

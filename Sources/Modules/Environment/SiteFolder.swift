// What `.pth` files in `site-packages` add to the path, and what editable installs map, without running their code.
import Basics

enum SiteFolder {
  /// Reads the `.pth` files of all `sitePackages`; folders that they add go to the end, each once.
  static func expand(_ environment: inout PythonEnvironment, _ files: FileSystem) {
    for folder in environment.sitePackages {
      guard let listing = try? files.list(folder) else { continue }
      var names: [[UInt8]] = []
      for index in 0..<listing.count where listing.name(index).suffix(4).elementsEqual(".pth".utf8) {
        // A name that starts with a dot is hidden, and skipped since 3.8.
        if listing.name(index).first != UInt8(ascii: ".") { names.append(Array(listing.name(index))) }
      }
      names.sort { $0.lexicographicallyPrecedes($1) }
      for name in names {
        guard let text = try? files.read(folder.appending(name), limit: 4 << 20) else { continue }
        read(text, in: folder, &environment, files)
      }
    }
  }

  private static func read(
    _ text: [UInt8], in folder: FilePath, _ environment: inout PythonEnvironment, _ files: FileSystem
  ) {
    for line in text.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
      let tail = line.reversed().prefix { $0 == 0x20 || $0 == 0x09 }.count
      let line = line.dropLast(tail)
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      if line.starts(with: "import ".utf8) || line.starts(with: "import\t".utf8) {
        // Code. Only that of an editable install makes modules importable that no folder shows.
        readHook(String(decoding: line, as: UTF8.self), in: folder, &environment, files)
        continue
      }
      let path = FilePath(bytes: line).resolved(in: folder)
      if files.isDirectory(path) {
        if !environment.sitePackages.contains(path) { environment.sitePackages.append(path) }
      } else if files.isFile(path) {
        environment.notes.append("'\(path)' on the path is an archive: modules in it are not seen")
      }
    }
  }

  /// `import __editable___name_finder; …`, as setuptools, and `import _editable_impl_name`, as hatch and pdm write it.
  private static func readHook(
    _ line: String, in folder: FilePath, _ environment: inout PythonEnvironment, _ files: FileSystem
  ) {
    guard line.contains("editable") else { return }
    let module = line.dropFirst("import".count).drop(while: \.isWhitespace)
      .prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    guard let text = try? files.read(folder.appending(String(module) + ".py"), limit: 4 << 20) else {
      environment.hasOpaqueEditableInstalls = true
      return
    }
    var pairs = mapping(in: text, after: "MAPPING", until: UInt8(ascii: "}"))
    var rest = text[...]
    while let call = range(of: "map_module(", in: rest) {
      pairs += mapping(in: Array(rest[call...]), after: "map_module(", until: UInt8(ascii: ")"))
      rest = rest[(call + 1)...]
    }
    if pairs.isEmpty { environment.hasOpaqueEditableInstalls = true }
    for (name, path) in pairs {
      let path = FilePath(path).resolved(in: folder)
      environment.editableModules.append(PythonEnvironment.EditableModule(name: name, path: path))
    }
  }

  /// The strings between a word and a closing byte, in pairs. Enough for the literals that install tools write; a text
  /// of another form gives nothing or an odd number, of which the last is dropped.
  private static func mapping(in text: [UInt8], after word: String, until end: UInt8) -> [(String, String)] {
    guard let start = range(of: word, in: text[...]) else { return [] }
    var strings: [String] = []
    var index = start + word.utf8.count
    while index < text.count, text[index] != end {
      let quote = text[index]
      index += 1
      guard quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { continue }
      var content: [UInt8] = []
      while index < text.count, text[index] != quote, text[index] != UInt8(ascii: "\n") {
        if text[index] == UInt8(ascii: "\\"), index + 1 < text.count { index += 1 }
        content.append(text[index])
        index += 1
      }
      index += 1
      strings.append(String(decoding: content, as: UTF8.self))
    }
    return stride(from: 0, to: strings.count - 1, by: 2).map { (strings[$0], strings[$0 + 1]) }
  }

  private static func range(of word: String, in text: ArraySlice<UInt8>) -> Int? {
    let wanted = Array(word.utf8)
    guard text.count >= wanted.count else { return nil }
    return (text.startIndex...(text.endIndex - wanted.count)).first { text[$0..<($0 + wanted.count)] == wanted[...] }
  }
}

// The checks behind the tidy tests: each takes a tree of files and answers one sentence for every breach.
import TestSupport

/// An `import` line of a Swift file.
struct ImportLine: Equatable {
  var line: Int
  var module: String

  /// Reads `import X`, with attributes and an access level before it, `import struct X.Y`, `import X.Y`.
  static func all(in file: SourceTree.File) -> [ImportLine] {
    var found: [ImportLine] = []
    for (index, line) in file.lines.enumerated() {
      var words = line.split(separator: " ")[...]
      while let word = words.first, word.hasPrefix("@") || accessLevels.contains(String(word)) { words.removeFirst() }
      guard words.popFirst() == "import", var module = words.popFirst() else { continue }
      if kinds.contains(String(module)), let next = words.popFirst() { module = next }
      guard let name = module.split(separator: ".").first else { continue }
      found.append(ImportLine(line: index + 1, module: String(name)))
    }
    return found
  }

  private static let accessLevels: Set<String> = ["public", "package", "internal", "fileprivate", "private"]
  private static let kinds: Set<String> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
}

/// The targets of `Package.swift` with the targets and products each depends on, as far as the manifest's
/// own style needs: every target is a call with `name:` first and a literal `dependencies:` array.
func declaredArrows(_ manifest: String) -> [(target: String, knows: [String])] {
  var found: [(target: String, knows: [String])] = []
  // Comments may name targets too.
  let code = manifest.split(separator: "\n").filter { !$0.drop(while: { $0 == " " }).hasPrefix("//") }.joined(
    separator: "\n")
  for kind in [".target(", ".executableTarget(", ".systemLibrary(", ".testTarget("] {
    for part in code.split(separator: kind, omittingEmptySubsequences: false).dropFirst() {
      // A target ends where the next begins, at the latest; `name:` and `dependencies:` come first in it.
      let body = part.split(separator: "arget(", maxSplits: 1).first ?? part
      guard let name = firstLiteral(after: "name:", in: body) else { continue }
      var knows: [String] = []
      if let start = body.firstRange(of: "dependencies: [") {
        // The array may hold calls, but no arrays.
        let array = body[start.upperBound...].prefix { $0 != "]" }
        for literal in array.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        where literal.offset % 2 == 1 {
          // `.product(name: "TOMLKit", package: "TOMLKit")`: the module is the product's name.
          let before = array[..<literal.element.startIndex]
          if !before.hasSuffix("package: \"") { knows.append(String(literal.element)) }
        }
      }
      found.append((name, knows))
    }
  }
  return found
}

private func firstLiteral(after label: String, in text: Substring) -> String? {
  guard let start = text.firstRange(of: label) else { return nil }
  let parts = text[start.upperBound...].split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
  return parts.count == 3 ? String(parts[1]) : nil
}

enum Checks {
  /// Arrows of the manifest point up the house, and every import is a declared arrow.
  static func directions(_ tree: SourceTree) -> [String] {
    guard let manifest = tree["Package.swift"] else { return ["there is no Package.swift"] }
    let arrows = declaredArrows(manifest.text)
    let ours = Set(arrows.map(\.target))
    var height: [String: Int] = [:]
    for (index, name) in Conventions.order.enumerated() { height[name] = index }
    var problems: [String] = []

    for (target, knows) in arrows where tree.hasFolder("Sources/\(target)") {
      guard let own = height[target] else {
        problems.append("Package.swift: the target \(target) has no place in the order of Conventions.swift")
        continue
      }
      for other in knows where ours.contains(other) && (height[other] ?? .max) >= own {
        problems.append("Package.swift: \(target) may not depend on \(other), which stands above it")
      }
      for file in tree.files(in: "Sources/\(target)", suffix: ".swift") {
        for line in ImportLine.all(in: file)
        where (ours.contains(line.module) || isDependency(line.module)) && !knows.contains(line.module) {
          problems.append("\(file.path):\(line.line): \(target) has no declared arrow to \(line.module)")
        }
      }
    }
    for folder in Set(tree.files(in: "Sources").compactMap { $0.folders.dropFirst().first.map(String.init) })
    where !ours.contains(folder) {
      problems.append("Sources/\(folder): no target of Package.swift has this name")
    }
    return problems.sorted()
  }

  private static func isDependency(_ module: String) -> Bool {
    ["TOMLKit", "ArgumentParser", "BigInt"].contains(module)
  }

  /// Modules that nothing imports, and those that few files may.
  static func confinement(_ tree: SourceTree) -> [String] {
    var problems: [String] = []
    for file in tree.files where file.path.hasSuffix(".swift") {
      for line in ImportLine.all(in: file) {
        let place = "\(file.path):\(line.line)"
        for ban in Conventions.banned where ban.module == line.module {
          problems.append("\(place): nothing imports \(ban.module): \(ban.why)")
        }
        for rule in Conventions.confined where rule.module == line.module && file.isIn("Sources") {
          if !rule.places.contains(where: { $0.hasSuffix("/") ? file.path.hasPrefix($0) : file.path == $0 }) {
            let allowed = rule.places.joined(separator: ", ")
            problems.append("\(place): may not import \(rule.module): \(rule.why) (\(allowed))")
          }
        }
      }
    }
    return problems
  }

  /// Each Swift file opens with a comment that says its one job, and is not too long to be read.
  static func shape(_ tree: SourceTree) -> [String] {
    var problems: [String] = []
    for file in tree.files where file.path.hasSuffix(".swift") {
      let lines = file.lines
      // The manifest's first line belongs to SwiftPM.
      let first = lines.first { !$0.hasPrefix("// swift-tools-version") } ?? ""
      let words = first.drop { $0 == "/" }.split(separator: " ")
      if !first.hasPrefix("//") || words.count < 4 {
        problems.append("\(file.path): open the file with a comment that says its one job in a sentence")
      }
      let limit = Conventions.longFiles.contains { $0.path == file.path } ? Int.max : Conventions.lineLimit
      if lines.count > limit {
        problems.append("\(file.path): \(lines.count) lines, at most \(limit): split it by topic")
      }
    }
    for exempt in Conventions.longFiles where (tree[exempt.path]?.lines.count ?? 0) <= Conventions.lineLimit {
      problems.append("\(exempt.path): needs no exemption from the line limit any more")
    }
    return problems
  }

  /// White space at the ends of lines, and a line end at the end of the file.
  /// Fixtures are as their tests need them.
  static func whiteSpace(_ tree: SourceTree) -> [String] {
    var problems: [String] = []
    for file in tree.files where !file.isIn("Tests/Fixtures") && !file.isIn("protocol-fixtures") && !file.text.isEmpty {
      for (index, line) in file.lines.enumerated() {
        if let last = line.last, last == " " || last == "\t" {
          problems.append("\(file.path):\(index + 1): white space at the end of the line")
        }
      }
      // One character with the line feed behind it, so the lines above do not show it.
      if file.text.utf8.contains(13) { problems.append("\(file.path): carriage returns at the ends of lines") }
      if file.text.last?.isNewline != true { problems.append("\(file.path): no line end at the end of the file") }
    }
    return problems
  }

  /// Paths of the machine on which something was written.
  static func machinePaths(_ tree: SourceTree) -> [String] {
    // Put together here so that this file does not contain what it looks for.
    let marks = ["work", "root"].map { "/\($0)/" }
    var problems: [String] = []
    for file in tree.files {
      for mark in marks where file.text.contains(mark) {
        for (index, line) in file.lines.enumerated() where line.contains(mark) {
          // In the middle of a longer path it is a folder like any other.
          let before = line.ranges(of: mark).compactMap { line[..<$0.lowerBound].last }
          if before.count == line.ranges(of: mark).count,
            before.allSatisfy({ $0.isLetter || $0.isNumber || "}.-_".contains($0) })
          {
            continue
          }
          problems.append("\(file.path):\(index + 1): a path of one machine: \(mark)…")
        }
      }
    }
    return problems
  }
}

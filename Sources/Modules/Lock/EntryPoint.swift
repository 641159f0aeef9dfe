// Where the programs of a project start: its scripts, what its configuration names, its `__main__` files.
import Basics

package struct EntryPoint: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// `[project.scripts]`: a command that imports a module and calls a function of it.
    case script
    /// `[project.gui-scripts]`.
    case guiScript = "gui-script"
    /// `entry-points` of our configuration.
    case configured
    /// `python -m package`, `python file`: what `if __name__ == "__main__":` holds runs, too.
    case main
  }

  /// As users call it: the command, or the module or file.
  package var name: String
  package var kind: Kind
  /// A dotted module name, or a file relative to the configuration's folder.
  package var target: String

  package init(_ name: String, _ kind: Kind, target: String) {
    self.name = name
    self.kind = kind
    self.target = target
  }

  /// The order in a lock.
  package static func isOrderedBefore(_ a: EntryPoint, _ b: EntryPoint) -> Bool {
    (a.name, a.kind.rawValue, a.target) < (b.name, b.kind.rawValue, b.target)
  }

  /// Those that the packaging files of a folder declare, and those that a configuration names.
  package static func declared(_ configuration: Configuration, files: FileSystem) -> [EntryPoint] {
    var found = configuration.entryPoints.map { EntryPoint($0, .configured, target: $0) }
    let file = configuration.folder.appending(ConfigurationFile.pyproject)
    if files.isFile(file), let text = try? files.read(file, limit: 4 << 20),
      let document = try? TOMLDocument.parse(text)
    {
      found += scripts(document["project"]?["scripts"], .script)
      found += scripts(document["project"]?["gui-scripts"], .guiScript)
      found += scripts(document["tool"]?["poetry"]?["scripts"], .script)
    }
    return found
  }

  /// `name = "package.module:function"`.
  private static func scripts(_ table: SettingValue?, _ kind: Kind) -> [EntryPoint] {
    guard case .table(let entries)? = table else { return [] }
    return entries.compactMap { entry in
      guard case .string(let reference) = entry.value else { return nil }
      let module = reference.prefix { $0 != ":" && $0 != " " && $0 != "[" }
      return module.isEmpty ? nil : EntryPoint(entry.key, kind, target: String(module))
    }
  }
}

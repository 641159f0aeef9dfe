// What must stay eager, for programs; both formats are contracts.
import Analysis
import Basics
import JSON

enum FilterJSON {
  static func write(_ eager: EagerImports, _ report: Report, version: String, to output: inout [UInt8]) {
    var stream = JSONStream(of: report, version: version)
    stream.array("modules") { modules in
      for module in eager.modules {
        modules.append(
          JSONRecord { item in
            item.set("module", module.name)
            item.set("reasons", module.reasons.map(encode))
          })
      }
    }
    stream.array("imports") { imports in
      for importer in eager.importers {
        for entry in importer.requests {
          imports.append(
            JSONRecord { item in
              item.set("importer", importer.name)
              item.set("module", entry.request.module)
              item.set("name", orNull: entry.request.name)
              item.set("reasons", entry.reasons.map(encode))
            })
        }
      }
    }
    output += stream.finish()
  }

  /// Its loader defers an import when the imported module is a key of `LAZY_ELIGIBLE`, all that is listed for it is loaded
  /// already, and the importer is not in `LOAD_IMPORTS_EAGERLY`. It cannot say that one importer may defer a module and
  /// another may not; such a module is left out. Nothing is ever listed for a key: what would have to be loaded before is
  /// an import that stays eager itself.
  static func writeLifeguard(_ eager: EagerImports, to output: inout [UInt8]) {
    var stream = JSONStream()
    stream.array("LOAD_IMPORTS_EAGERLY") { names in for name in eager.whollyEager { names.append(name) } }
    let none: [String] = []
    stream.set(
      "LAZY_ELIGIBLE",
      JSONRecord { modules in
        for name in eager.lazyEverywhere { modules.set(name: name, none) }
      })
    output += stream.finish()
  }

  private static func encode(_ reason: EagerReason) -> JSONRecord {
    JSONRecord { item in
      item.set("code", reason.code.description)
      item.set("name", ruleName(reason.code))
      item.set("path", reason.path)
      item.set("line", reason.line)
    }
  }
}

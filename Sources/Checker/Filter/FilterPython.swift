// The Python module that installs the filter: two dictionaries, and a function that looks into them.
import Analysis
import Basics

enum FilterPython {
  static func write(_ eager: EagerImports, _ report: Report, to output: inout [UInt8]) {
    var text = head(report)
    text += "EAGER_MODULES = {"
    for module in eager.modules { text += "\n    " + entry(module.name, module.reasons) }
    text += eager.modules.isEmpty ? "}\n\n" : "\n}\n\n"
    text += """
      # Other imports that must not be deferred, by the importing module: "m" is `import m`, "m:x" is `from m import x`.

      """
    text += "EAGER_IMPORTS = {"
    for importer in eager.importers {
      text += "\n    \(literal(importer.name)): {"
      for request in importer.requests { text += "\n        " + entry(request.request.key, request.reasons) }
      text += "\n    },"
    }
    text += eager.importers.isEmpty ? "}\n" : "\n}\n"
    output += (text + tail).utf8
  }

  private static func head(_ report: Report) -> String {
    """
    \"\"\"Keeps eager the imports that would break if they were lazy. Written by `lazyls filter`; do not edit.

    `import` it in `sitecustomize`, or begin the program with `__import__("lazy_filter")`: there a plain import would itself be
    deferred. Start Python 3.15 or later with `-X lazy_imports=all`. A filter that was installed before is still asked.
    Older versions ignore it all.

    Made for dialect \(report.dialect.word), Python \(report.program.options.target). The values say why: rule, path and line; `lazyls explain CODE` says more.
    \"\"\"

    import sys

    # Modules that each of their importers in the project must load at once.

    """
  }

  private static let tail = #"""


    def _make_filter(modules, imports, previous):
        def is_lazy(importer, name, fromlist):
            """May `importer` defer `import name`, or `from name import …` with the names of `fromlist`?"""
            if name in modules:
                return False
            eager = imports.get(importer)
            if eager is not None:
                if fromlist is None:
                    if name in eager:
                        return False
                else:
                    for item in fromlist:
                        if f"{name}:{item}" in eager:
                            return False
            return previous is None or bool(previous(importer, name, fromlist))

        return is_lazy


    if hasattr(sys, "set_lazy_imports_filter"):
        sys.set_lazy_imports_filter(_make_filter(EAGER_MODULES, EAGER_IMPORTS, sys.get_lazy_imports_filter()))

    """#

  private static func entry(_ key: String, _ reasons: [EagerReason]) -> String {
    // One place is enough to see why; all of them are in the JSON.
    let more = reasons.count > 1 ? " (and \(reasons.count - 1) more)" : ""
    return "\(literal(key)): \(literal((reasons.first?.words ?? "") + more)),"
  }

  /// A string as Python writes it. Letters stay as they are; what could hide or turn text is escaped.
  static func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case _ where scalar.value >= 32 && scalar.value < 127,
        _ where scalar.value >= 160 && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil):
        result.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }
    }
    return result + "\""
  }
}

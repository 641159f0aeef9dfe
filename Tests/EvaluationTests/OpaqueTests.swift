// Programs whose modules are compiled or missing: what opaque values do is our own choice, so are the expectations.
import Basics
import Evaluation
import Runtime
import TestSupport
import Testing

@Suite("Opaque values") struct OpaqueTests {
  static let folder = "Tests/Fixtures/runtime/opaque/"
  static let programs = Checkout.files(under: folder).filter { $0.hasSuffix(".txt") }

  @Test(arguments: programs) func endsAsWritten(_ name: String) throws {
    let sections = Self.sections(try Checkout.text(Self.folder + name))
    // Some are about what the library makes of opaque values.
    if sections["library"] != nil, LibraryFolder.searchPath.isEmpty { return }
    var request = EvaluationRequest(target: "main")
    request.module = "main"
    request.searchPath = ["/project"] + LibraryFolder.searchPath
    request.laziness = .explicit
    request.opaqueModules = true
    for (name, text) in sections where name.contains(".") { request.overlays["/project/\(name)"] = text }
    let report = Evaluator.evaluate(request)
    let exception = report.exception.map { "\($0.type): \($0.message)\n" }
    #expect(report.stdout == sections["stdout"] ?? "")
    #expect(exception == sections["exception"])
    func words(_ section: String) -> [String] {
      (sections[section] ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
    }
    #expect(report.opaque == words("opaque"))
    if sections["tainted"] != nil { #expect(report.tainted == words("tainted")) }
    if let absorbed = sections["absorbed"] {
      #expect(report.absorbed.map { $0.replacing("/project/", with: "") + "\n" }.joined() == absorbed)
    }
  }

  @Test("without the switch a missing module raises") func switchedOff() {
    var request = EvaluationRequest(target: "main")
    request.module = "main"
    request.searchPath = ["/project"]
    request.overlays["/project/main.py"] = "import missing\n"
    let report = Evaluator.evaluate(request)
    #expect(report.opaque.isEmpty)
    request.laziness = .eager
    #expect(Evaluator.evaluate(request).exception?.type == "ModuleNotFoundError")
  }

  /// Texts behind lines `=== NAME`.
  private static func sections(_ text: String) -> [String: String] {
    var sections: [String: String] = [:]
    for part in ("\n" + text).split(separator: "\n=== ", omittingEmptySubsequences: false).dropFirst() {
      let end = part.firstIndex(of: "\n") ?? part.endIndex
      let content = end == part.endIndex ? "" : String(part[part.index(after: end)...])
      sections[String(part[..<end])] = content.isEmpty || content.hasSuffix("\n") ? content : content + "\n"
    }
    return sections
  }
}

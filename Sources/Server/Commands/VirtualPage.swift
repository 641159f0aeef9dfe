// Read-only documents of ours that are no files: named by a URI, made anew whenever somebody asks for their text.
import Analysis
import Basics
import Protocol
import Rules
import Synchronization

/// `lazyls:/import-graph/home/me/project/app.py` and the like.
enum VirtualPage: Hashable {
  /// What a file's module loads, as a tree.
  case importGraph(FilePath)
  /// Why programs load a file's module.
  case why(FilePath)
  /// The Python module that keeps eager what must be, for the project around a file.
  case filter(FilePath)
  /// A rule's page, by its code.
  case rule(String)

  static let scheme = "lazyls"

  /// What the path of a URI begins with.
  private enum Word: String {
    case importGraph = "import-graph"
    case why, filter, rules

    /// A page about a file; nil for what is about none.
    func page(_ path: FilePath) -> VirtualPage? {
      switch self {
      case .importGraph: .importGraph(path)
      case .why: .why(path)
      case .filter: .filter(path)
      case .rules: nil
      }
    }
  }

  var uri: DocumentURI {
    switch self {
    case .importGraph(let path): Self.uri(.importGraph, path)
    case .why(let path): Self.uri(.why, path)
    case .filter(let path): Self.uri(.filter, path)
    case .rule(let code): DocumentURI("\(Self.scheme):/\(Word.rules.rawValue)/\(code).md")
    }
  }

  init?(_ uri: DocumentURI) {
    let start = "\(Self.scheme):/"
    guard uri.spelling.hasPrefix(start) else { return nil }
    let rest = uri.spelling.dropFirst(start.count)
    guard let slash = rest.firstIndex(of: "/") else { return nil }
    guard let word = Word(rawValue: String(rest[..<slash])) else { return nil }
    if word == .rules {
      guard let info = RuleRegistry.find(String(rest[rest.index(after: slash)...].prefix { $0 != "." })) else {
        return nil
      }
      self = .rule(info.code.description)
      return
    }
    guard let path = DocumentURI("file://\(rest[slash...])").filePath, let page = word.page(path) else { return nil }
    self = page
  }

  /// A path is spelled as in the URI of its file.
  private static func uri(_ word: Word, _ path: FilePath) -> DocumentURI {
    DocumentURI("\(scheme):/\(word.rawValue)\(DocumentURI(path: path).spelling.dropFirst("file://".count))")
  }

  /// What a file shows it under to clients that know no such documents.
  var fileName: String {
    switch self {
    case .importGraph: "import-graph.txt"
    case .why: "why.txt"
    case .filter: "lazy_filter.py"
    case .rule(let code): "\(code).md"
    }
  }

  /// Nil where its file is none of a program any more.
  func text(_ snapshot: Snapshot) -> String? {
    switch self {
    case .importGraph(let path):
      return Self.home(path, snapshot).flatMap { ImportGraphCommand.tree(of: $0.file, $0.project) }
    case .why(let path):
      return Self.home(path, snapshot).flatMap { ExplainCommand.page(of: $0.file, $0.project) }
    case .filter(let path):
      return Self.home(path, snapshot).map { $0.project.filter(Array(snapshot.work.documents.values)) }
    case .rule(let code): return RuleRegistry.find(code).map { $0.titledPage + "\n" }
    }
  }

  private static func home(_ path: FilePath, _ snapshot: Snapshot) -> (project: Project, file: FileID)? {
    for project in snapshot.projects + snapshot.reports.values.compactMap(\.project) {
      if let file = project.file(path) { return (project, file) }
    }
    return nil
  }

  /// Shows the page to the user: as what it is, else as a file, else where that file lies.
  /// - Parameter words: what it is, for those who get no more than a sentence.
  func present(
    _ words: String, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> (uri: DocumentURI, text: String) {
    guard let text = text(snapshot) else {
      throw ResponseError(.invalidParams, "this file is no module of the project")
    }
    if context.isCancelled { throw .cancelled }
    let client = snapshot.work.client
    if client.workspace.textDocumentContent, client.window.showDocument {
      context.wish(.show(LSP.ShowDocumentParams(uri: uri, external: false)))
      return (uri, text)
    }
    let page = try Self.present(Array(text.utf8), fileName, words, external: false, snapshot, context)
    return (page, text)
  }

  /// Shows a text as a file, or says where that lies.
  /// - Parameters:
  ///   - words: what it is, for those who get no more than a sentence.
  ///   - external: in what the system opens such files with.
  static func present(
    _ text: [UInt8], _ fileName: String, _ words: String, external: Bool, _ snapshot: Snapshot,
    _ context: RequestContext
  ) throws(ResponseError) -> DocumentURI {
    guard let page = ReportFolder.write(text, fileName) else {
      throw ResponseError(.internalError, "nothing could be written to the folder for temporary files")
    }
    if snapshot.work.client.window.showDocument {
      context.wish(.show(LSP.ShowDocumentParams(uri: page, external: external)))
    } else {
      context.show(.info, "\(words): see \(page.filePath?.string ?? page.spelling)")
    }
    return page
  }
}

/// The pages whose text a client has asked for: told when it is another one.
final class PageMemory: Sendable {
  private let asked = Mutex<Set<DocumentURI>>([])

  func note(_ page: DocumentURI) { asked.withLock { _ = $0.insert(page) } }

  /// Sorted. A rule's page stays what it is.
  var changing: [DocumentURI] {
    asked.withLock { asked in
      asked.filter { if case .rule = VirtualPage($0) { false } else { true } }.sorted { $0.spelling < $1.spelling }
    }
  }
}

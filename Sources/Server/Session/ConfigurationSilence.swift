// A rule that a project wants to hear nothing of: edits of its configuration file, for one file or for all.
import Analysis
import Basics
import Modules
import Protocol

struct ConfigurationSilence {
  struct Offer {
    let title: String
    let edit: LSP.WorkspaceEdit
  }

  private let project: Project
  private let path: FilePath
  private let work: Workload
  private let place: FilePath
  private let isThere: Bool

  /// Nil where there is no configuration file and the client makes none.
  init?(_ project: Project, _ document: OpenDocument, _ work: Workload) {
    self.project = project
    self.work = work
    path = document.path
    let configuration = project.configuration(path)
    if let file = configuration.file {
      (place, isThere) = (file, true)
      return
    }
    // Texts that are no files have nothing to name in a project's file.
    guard document.uri.filePath != nil, let folder = project.folder else { return nil }
    let pyproject = folder.appending(ConfigurationFile.pyproject)
    isThere = FileSystem().isFile(pyproject)
    place = isThere ? pyproject : folder.appending(ConfigurationFile.lazyls)
    if !isThere, !work.client.workspace.createsFiles { return nil }
  }

  /// For this file, and for all: the narrower one first.
  func offers(_ code: RuleCode) -> [Offer] {
    guard let text else { return [] }
    let name = place.name
    var offers: [Offer] = []
    if let own = path.relative(to: place.parent),
      let edit = edit(code, ["per-file-ignores", own.string], text)
    {
      offers.append(Offer(title: "Silence \(code) for this file in \(name)", edit: edit))
    }
    if let edit = edit(code, ["ignore"], text) {
      offers.append(Offer(title: "Silence \(code) for all files in \(name)", edit: edit))
    }
    return offers
  }

  private var open: OpenDocument? { work.documents.values.first { $0.path == place } }

  private var text: [UInt8]? {
    if let open { return open.isStale ? nil : open.text }
    return isThere ? try? FileSystem().read(place) : []
  }

  private func edit(_ code: RuleCode, _ keys: [String], _ text: [UInt8]) -> LSP.WorkspaceEdit? {
    let table = place.lastComponent.elementsEqual(ConfigurationFile.pyproject) ? ["tool", "lazyls"] : []
    guard let edit = ConfigurationEdit.adding(code.description, to: keys, below: table, in: text) else { return nil }
    let lines = open?.lines ?? LineIndex(text)
    let placed = LSP.TextEdit(range: lines.lspRange(of: edit.range, work.encoding), newText: edit.newText)
    let uri = open?.uri ?? DocumentURI(path: place)
    var made = LSP.WorkspaceEdit(
      [LSP.TextDocumentEdit(uri: uri, version: open?.version, edits: [placed])],
      asDocumentChanges: work.client.workspace.documentChanges)
    if !isThere, open == nil { made.created = [uri] }
    return made
  }
}

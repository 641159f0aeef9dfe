// Notes what an evaluation asks of the disk, so that the same answers can stand for the same evaluation later.
package import Basics
package import Modules
package import Runtime
import Synchronization

/// Of one evaluation.
package final class QuestionNotes: Sendable {
  private struct State {
    var answers: [FileQuestion: Int64] = [:]
    /// Names by stem of folders that imports look into.
    var folders: [String: [String: [String]]] = [:]
    /// Something was answered in two ways: it changed meanwhile.
    var isTorn = false
  }

  private let state = Mutex(State())
  private let answers: FileAnswers

  package init(key: Digest) { answers = FileAnswers(FileSystem(), key: key) }

  /// The same host, watched.
  package func watching(_ host: Host) -> Host {
    var watched = host
    watched.readFile = { [self] path in
      let bytes = host.readFile(path)
      note(FileQuestion(.content, FilePath(path)), answers.content(bytes))
      return bytes
    }
    watched.isFile = { [self] path in
      let isFile = host.isFile(path)
      note(FileQuestion(.kind, FilePath(path)), answers.kind(isFile: isFile, isFolder: !isFile && host.isFolder(path)))
      return isFile
    }
    watched.isFolder = { [self] path in
      let isFolder = host.isFolder(path)
      note(
        FileQuestion(.kind, FilePath(path)), answers.kind(isFile: !isFolder && host.isFile(path), isFolder: isFolder))
      return isFolder
    }
    watched.list = { [self] path in
      let names = host.list(path)
      note(FileQuestion(.names, FilePath(path)), answers.names(names))
      return names
    }
    watched.listForImports = { [self] path in
      let names = host.listForImports(path)
      state.withLock { $0.folders[path] = FileAnswers.stems(names ?? []) }
      return names
    }
    watched.lookedUp = { [self] folder, name in
      state.withLock { state in
        let question = FileQuestion(.importable, FilePath(folder), name: name)
        if state.answers[question] != nil { return }
        state.answers[question] = answers.importable(state.folders[folder]?[name] ?? [])
      }
    }
    return watched
  }

  private func note(_ question: FileQuestion, _ answer: Int64) {
    state.withLock { state in
      if let known = state.answers.updateValue(answer, forKey: question), known != answer { state.isTorn = true }
    }
  }

  /// Nil where the disk changed during the evaluation.
  package var noted: [FileAnswer]? {
    state.withLock { state in
      state.isTorn ? nil : state.answers.map { FileAnswer($0.key, $0.value) }
    }
  }
}

// The machine-readable report; its format is a contract (`--check --output-format json`).
import Analysis
import Basics
import JSON

package enum JSONReporter {
  package static func write(_ report: Report, version: String, withImports: Bool, to output: inout [UInt8]) {
    var sources = SourceCache(report)
    var stream = JSONStream(of: report, version: version)
    stream.array("findings") { findings in
      for finding in report.findings { findings.append(encode(finding, report, &sources)) }
    }
    if withImports {
      stream.array("imports") { imports in
        for index in report.program.projectFiles {
          let file = FileID(UInt32(index))
          for id in report.program[file].summary.imports.indices {
            imports.append(encode(ImportID(id), file, report, &sources))
          }
        }
      }
    }
    stream.array("modules") { modules in
      for index in report.program.projectFiles {
        let file = FileID(UInt32(index))
        if report.program[file].description.launch == nil { modules.append(encode(file, report, &sources)) }
      }
    }
    stream.set(
      "summary",
      JSONRecord { summary in
        summary.set("files", report.summary.files)
        summary.set("modules", report.summary.modules)
        summary.set("imports", report.summary.imports)
        summary.set("eligible", report.summary.eligible)
        summary.set("lazy", report.summary.lazy)
        summary.set("reifiedAtImport", report.summary.reifiedAtImport)
        summary.set("hazards", report.summary.hazards)
        summary.object("findings") { counts in
          for severity in Severity.allCases { counts.set(name: severity.word, report.summary.findings[severity] ?? 0) }
        }
      })
    output += stream.finish()
  }

  private static func encode(_ finding: Finding, _ report: Report, _ sources: inout SourceCache) -> JSONRecord {
    let range = encode(finding.location, &sources)
    let related = finding.related.map { related in
      let range = encode(related.location, &sources)
      return JSONRecord { item in
        item.set("path", report.path(related.location.file))
        item.set("range", range)
        item.set("message", related.message)
      }
    }
    let fixes = finding.fixes.map { fix in
      let edits = fix.edits.map { edit in
        let range = encode(edit.location, &sources)
        return JSONRecord { item in
          item.set("path", report.path(edit.location.file))
          item.set("range", range)
          item.set("newText", edit.newText)
        }
      }
      return JSONRecord { item in
        item.set("title", fix.title)
        item.set("safety", fix.safety.word)
        item.set("edits", edits)
      }
    }
    return JSONRecord { item in
      item.set("code", finding.code.description)
      item.set("name", ruleName(finding.code))
      item.set("severity", finding.severity.word)
      item.set("confidence", finding.confidence.word)
      item.set("path", report.path(finding.location.file))
      item.set("range", range)
      item.set("message", finding.message)
      item.set("related", related)
      item.set("fixes", fixes)
    }
  }

  private static func encode(_ location: Location, _ sources: inout SourceCache) -> JSONRecord {
    let start = encode(location.file, location.range.start, &sources)
    let end = encode(location.file, location.range.end, &sources)
    return JSONRecord { range in
      range.set("start", start)
      range.set("end", end)
    }
  }

  private static func encode(_ file: FileID, _ offset: UInt32, _ sources: inout SourceCache) -> JSONRecord {
    let place = sources.position(file, offset)
    let fileOffset = sources.fileOffset(file, offset)
    return JSONRecord { position in
      position.set("line", place.line)
      position.set("column", place.column)
      position.set("offset", fileOffset)
    }
  }

  private static func encode(_ id: ImportID, _ file: FileID, _ report: Report, _ sources: inout SourceCache)
    -> JSONRecord
  {
    let summary = report.program[file].summary
    let record = summary[id]
    let verdict = report.program.verdict(of: id, in: file, report.dialect)
    let line = sources.position(file, record.statement.start).line
    let reifier = verdict.reifiedBy.isPresent ? summary[verdict.reifiedBy] : nil
    let deferred = verdict.firstDeferredUse.isPresent ? summary[verdict.firstDeferredUse] : nil
    let reifierPlace = reifier.map { sources.position(file, $0.start) }
    let deferredPlace = deferred.map { sources.position(file, $0.start) }
    let target = report.program.name(report.program.target(of: id, in: file))
    let reasons = report.reasons[ImportReference(file, id)] ?? []
    let loads = report.loads.isEmpty ? 0 : report.loads[Int(file.rawValue)][id.index]
    return JSONRecord { item in
      item.set("path", report.path(file))
      item.set("importer", report.program[file].description.module)
      item.set("line", line)
      item.set("module", target.isEmpty ? summary.text(record.module) : target)
      item.set("name", orNull: record.name.isPresent ? summary.text(record.name) : nil)
      item.set("asName", orNull: record.asName.isPresent ? summary.text(record.asName) : nil)
      item.set("context", record.isStar ? "star" : record.context.word)
      item.set("eligible", verdict.isEligible)
      item.set("verdict", reasons.isEmpty ? verdict.verdict.word : Verdict.hazard.word)
      if let reifierPlace {
        item.object("reifiedBy") { use in
          use.set("line", reifierPlace.line)
          use.set("column", reifierPlace.column)
          use.set("kind", verdict.kind.word)
        }
      } else {
        item.null("reifiedBy")
      }
      if let deferredPlace {
        item.object("firstDeferredUse") { use in
          use.set("line", deferredPlace.line)
          use.set("column", deferredPlace.column)
        }
      } else {
        item.null("firstDeferredUse")
      }
      item.set("loads", loads)
      item.set("reasons", reasons.map(\.description))
    }
  }

  /// A file and what its body does; without a name where nothing can import it.
  private static func encode(_ file: FileID, _ report: Report, _ sources: inout SourceCache) -> JSONRecord {
    let source = report.program[file]
    let effects = (report.sideEffects[file] ?? []).map { effect in
      let line = sources.position(file, effect.range.start).line
      return JSONRecord { item in
        item.set("kind", effect.kind)
        item.set("line", line)
        item.set("message", effect.message)
      }
    }
    return JSONRecord { item in
      item.set("name", orNull: source.description.module.isEmpty ? nil : source.description.module)
      item.set("path", report.path(file))
      item.set("targetVersion", source.summary.options.target.description)
      item.set("sideEffects", effects)
    }
  }
}

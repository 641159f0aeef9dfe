// Imports over a worker's pipe: there may be hundreds of thousands, so that they are rows of numbers in one text.
import JSON
import Runtime

/// Texts once, in a table; a row points into it, -1 for nothing.
struct ImportTable {
  private var texts: [String] = []
  private var numbers: [String: Int] = [:]
  private var rows: [UInt8] = []

  private static let columns = 7

  static func json(_ imports: [ImportRecord]) -> JSONValue {
    var table = ImportTable()
    for each in imports {
      table.add(each.load)
      table.add(table.number(each.importer))
      table.add(table.number(each.module))
      table.add(each.importedAt)
      table.add(each.reifiedAt)
    }
    return .record([
      ("texts", .array(table.texts.map { .string($0) })),
      ("rows", .string(String(decoding: table.rows, as: UTF8.self))),
    ])
  }

  private mutating func add(_ place: Place?) {
    add(place.map { number($0.path) } ?? -1)
    add(place?.line ?? 0)
  }

  private mutating func add(_ number: Int) {
    rows += String(number).utf8
    rows.append(UInt8(ascii: " "))
  }

  private mutating func number(_ text: String) -> Int {
    if let known = numbers[text] { return known }
    numbers[text] = texts.count
    texts.append(text)
    return texts.count - 1
  }

  /// Nil if that is no such table.
  static func imports(_ json: JSONValue) -> [ImportRecord]? {
    guard let texts = json["texts"]?.array?.map({ $0.string ?? "" }), let rows = json["rows"]?.string else {
      return nil
    }
    func place(_ path: Int, _ line: Int) -> Place? {
      texts.indices.contains(path) ? Place(path: texts[path], line: line) : nil
    }
    var imports: [ImportRecord] = []
    var row: [Int] = []
    for number in numbers(rows) {
      row.append(number)
      if row.count < columns { continue }
      guard texts.indices.contains(row[1]), texts.indices.contains(row[2]) else { return nil }
      imports.append(
        ImportRecord(
          load: row[0], importer: texts[row[1]], module: texts[row[2]], importedAt: place(row[3], row[4]),
          reifiedAt: place(row[5], row[6])))
      row.removeAll(keepingCapacity: true)
    }
    return row.isEmpty ? imports : nil
  }

  private static func numbers(_ text: String) -> [Int] {
    var found: [Int] = []
    var number = 0
    var isNegative = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"): number = number &* 10 &+ Int(byte &- UInt8(ascii: "0"))
      default:
        found.append(isNegative ? -number : number)
        (number, isNegative) = (0, false)
      }
    }
    return found
  }
}

// Strings put into arrays of configuration files: wherever the array stands, and where there is none.
import Basics
import Modules
import Testing

@Suite struct ConfigurationEditTests {
  /// The text after the edit; nil when there is none. What comes out is TOML in which the string stands.
  private func added(
    _ string: String, _ path: [String], below table: [String] = [], to text: String
  ) -> String? {
    guard let edit = ConfigurationEdit.adding(string, to: path, below: table, in: Array(text.utf8)) else { return nil }
    var bytes = Array(text.utf8)
    bytes.replaceSubrange(Int(edit.range.start)..<Int(edit.range.end), with: edit.newText.utf8)
    #expect(TOMLSyntax(bytes).value(table + path) != nil)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func arraysAreExtended() {
    #expect(added("B", ["ignore"], to: "ignore = [\"A\"] # why\n") == "ignore = [\"A\", \"B\"] # why\n")
    #expect(added("B", ["ignore"], to: "ignore = []") == "ignore = [\"B\"]")
    #expect(added("B", ["ignore"], to: "ignore = [\"A\",]\n") == "ignore = [\"A\", \"B\",]\n")
    #expect(
      added("B", ["ignore"], to: "ignore = [\n  \"A\", # a\n]\n") == "ignore = [\n  \"A\",\n  \"B\", # a\n]\n")
    #expect(added("B", ["ignore"], to: "ignore = [\"B\"]\n") == nil)
    #expect(added("B", ["ignore"], to: "ignore = 1\n") == nil)
    #expect(added("B", ["ignore"], to: "ignore = [\n") == nil)
  }

  @Test func keysStandBeforeTheFirstTable() {
    #expect(added("B", ["ignore"], to: "") == "ignore = [\"B\"]\n")
    #expect(added("B", ["ignore"], to: "[rules]\nA = \"off\"\n") == "ignore = [\"B\"]\n[rules]\nA = \"off\"\n")
    #expect(
      added("B", ["ignore"], to: "# ours\nselect = [\n\"A\"] # all\n\n[rules]\n")
        == "# ours\nselect = [\n\"A\"] # all\nignore = [\"B\"]\n\n[rules]\n")
    #expect(added("B", ["ignore"], to: "jobs = 1") == "jobs = 1\nignore = [\"B\"]\n")
  }

  @Test func tablesOfOthersStayAsTheyAre() {
    let table = ["tool", "lazyls"]
    #expect(
      added("B", ["ignore"], below: table, to: "[project]\nname = \"a\"\n")
        == "[project]\nname = \"a\"\n\n[tool.lazyls]\nignore = [\"B\"]\n")
    #expect(
      added("B", ["ignore"], below: table, to: "[tool.lazyls] # ours\njobs = 1\n[tool.other]\n")
        == "[tool.lazyls] # ours\nignore = [\"B\"]\njobs = 1\n[tool.other]\n")
    #expect(
      added("B", ["ignore"], below: table, to: "[tool]\nlazyls = { jobs = 1 }\n")
        == "[tool]\nlazyls = { jobs = 1, ignore = [\"B\"] }\n")
    // Only a table inside of it has a header.
    #expect(
      added("B", ["ignore"], below: table, to: "[tool.lazyls.rules]\n")
        == "[tool.lazyls.rules]\n\n[tool.lazyls]\nignore = [\"B\"]\n")
  }

  @Test func keysOfTablesAreFound() {
    let path = ["per-file-ignores", "src/a b.py"]
    #expect(added("B", path, to: "") == "per-file-ignores.\"src/a b.py\" = [\"B\"]\n")
    #expect(
      added("B", path, to: "[per-file-ignores]\n\"src/a b.py\" = [\"A\"]\n")
        == "[per-file-ignores]\n\"src/a b.py\" = [\"A\", \"B\"]\n")
    #expect(
      added("B", path, to: "[per-file-ignores]\n\"c.py\" = [\"A\"]\n")
        == "[per-file-ignores]\n\"src/a b.py\" = [\"B\"]\n\"c.py\" = [\"A\"]\n")
    #expect(added("B", path, to: "per-file-ignores = {}\n") == "per-file-ignores = { \"src/a b.py\" = [\"B\"] }\n")
    #expect(
      added("B", path, to: "per-file-ignores = { x = [\"A\"] }\n")
        == "per-file-ignores = { x = [\"A\"], \"src/a b.py\" = [\"B\"] }\n")
  }
}

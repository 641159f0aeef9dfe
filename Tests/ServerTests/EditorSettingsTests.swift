// Settings of three sources and two spellings, and what configuration files leave for them to say.
import Basics
import JSON
import Modules
import Server
import Testing

private func settings(initial: JSONValue = nil, pushed: JSONValue = nil, pulled: JSONValue = nil) -> EditorSettings {
  var settings = EditorSettings()
  (settings.initial, settings.pushed, settings.pulled) = (initial, pushed, pulled)
  return settings
}

@Suite struct EditorSettingsTests {
  @Test func theLaterSourceWins() {
    let all = settings(
      initial: ["dialect": "all", "python": "a", "select": ["LZ1"]], pushed: ["dialect": "cinder", "python": "b"],
      pulled: ["dialect": "explicit"])
    #expect(all.dialect == .explicit)
    #expect(all.python == "b")
    #expect(all.select == ["LZ1"])
    // What is null was not said.
    #expect(settings(initial: ["dialect": "cinder"], pulled: ["dialect": nil]).dialect == .cinder)
    #expect(settings().dialect == nil)
    #expect(settings(pushed: "nonsense", pulled: [1, 2]).problems.isEmpty)
  }

  @Test(arguments: [
    ["target-version": "3.12"] as JSONValue, ["targetVersion": "3.12"], ["lazyls": ["target-version": "3.12"]],
    ["lazyls": ["targetVersion": "3.12"]],
    // The section is nearer than what stands beside it.
    ["lazyls": ["targetVersion": "3.12"], "targetVersion": "3.9"],
  ])
  func spellings(_ value: JSONValue) {
    #expect(settings(pulled: value).targetVersion == PythonVersion(minor: 12))
    #expect(settings(initial: value).targetVersion == PythonVersion(minor: 12))
  }

  @Test func whatCannotBeUsedIsSaidAndLeftOut() {
    let bad = settings(pushed: [
      "lazyls": [
        "dialect": "lazy", "targetVersion": "new", "minSeverity": "loud", "python": 3, "searchPath": "/a",
        "select": ["LZ1", 2], "ignore": ["LZ2"],
      ]
    ])
    #expect(bad.dialect == nil && bad.targetVersion == nil && bad.minSeverity == nil && bad.python == nil)
    #expect(bad.searchPath == nil && bad.select == nil)
    #expect(bad.ignore == ["LZ2"])
    #expect(
      bad.problems.map { String($0.prefix { $0 != " " }) } == [
        "`lazyls.dialect`", "`lazyls.target-version`", "`lazyls.min-severity`", "`lazyls.python`",
        "`lazyls.search-path`",
        "`lazyls.select`",
      ])
  }

  @Test func openFilesAreEvaluatedUnlessSomebodySaysNo() {
    var configuration = Configuration(folder: "/w")
    settings().fillIn(&configuration, base: "/w")
    #expect(configuration.evaluate == .auto)
    settings(pulled: ["evaluate": "off"]).fillIn(&configuration, base: "/w")
    #expect(configuration.evaluate == .off)
    configuration.stated = ["evaluate"]
    settings(pulled: ["evaluate": "all"]).fillIn(&configuration, base: "/w")
    #expect(configuration.evaluate == .off)
    #expect(settings(pulled: ["evaluate": "always"]).problems.count == 1)
  }

  @Test func filesWinAndPathsAreAbsolute() {
    let editor = settings(pulled: [
      "dialect": "cinder", "target-version": "3.12", "min-severity": "hint", "python": ".venv/bin/python",
      "search-path": ["lib", "/opt/lib"], "select": ["LZ1"], "ignore": ["LZ2"],
    ])
    var nothingSaid = Configuration(folder: "/w")
    editor.fillIn(&nothingSaid, base: "/w")
    #expect(nothingSaid.dialect == .cinder)
    #expect(nothingSaid.target == PythonVersion(minor: 12))
    #expect(nothingSaid.minSeverity == .hint)
    #expect(nothingSaid.python == "/w/.venv/bin/python")
    #expect(nothingSaid.searchPath == ["/w/lib", "/opt/lib"])
    #expect(nothingSaid.select == ["LZ1"])
    #expect(nothingSaid.ignore == ["LZ2"])

    // Be it what is the default: whoever writes it down means it.
    var said = Configuration(folder: "/w")
    let complaints = said.apply(
      .table([
        SettingEntry("dialect", .string("all")), SettingEntry("target-version", .string("3.14")),
        SettingEntry("min-severity", .string("warning")),
        SettingEntry("python", .string("/usr/bin/python3")),
        SettingEntry("search-path", .array([])), SettingEntry("select", .array([])),
        SettingEntry("ignore", .array([.string("LZ4")])),
        SettingEntry("evaluate", .string("off")),
      ]), relativeTo: "/w")
    #expect(complaints.isEmpty)
    let before = said
    editor.fillIn(&said, base: "/w")
    #expect(said == before)

    // What cannot be used says nothing.
    var unusable = Configuration(folder: "/w")
    _ = unusable.apply(.table([SettingEntry("dialect", .integer(3))]), relativeTo: "/w")
    editor.fillIn(&unusable, base: "/w")
    #expect(unusable.dialect == .cinder)
  }

  @Test func aFolderHasItsOwnSettings() {
    var settings = EditorSettings()
    settings.initial = ["dialect": "cinder"]
    settings.pull(["dialect": "explicit"], for: nil)
    settings.pull(["target-version": "3.11"], for: "/old")
    #expect(settings.dialect == .explicit)
    #expect(settings.settings(of: "/new").dialect == .explicit)
    // A client answers with all that holds for a folder; what it leaves out is said elsewhere, if at all.
    #expect(settings.settings(of: "/old").dialect == .cinder)
    #expect(settings.settings(of: "/old").targetVersion == PythonVersion(minor: 11))
    settings.pull(["target-version": "old"], for: "/old")
    #expect(settings.problems.count == 1)
    settings.pull(nil, for: "/old")
    #expect(settings.settings(of: "/old").dialect == .explicit)
    settings.pull(nil, for: nil)
    #expect(settings.dialect == .cinder)
  }

  @Test func theEncodingIsOneOfThree() {
    var settings = EditorSettings()
    settings.initial = ["positionEncoding": "utf-16"]
    #expect(settings.problems.isEmpty)
    settings.initial = ["positionEncoding": "ebcdic"]
    #expect(settings.problems.count == 1)
  }

  @Test func switchesComeAloneOrInGroups() {
    var settings = EditorSettings()
    #expect(settings.isOn("inlay-hints", "lazy"))
    #expect(!settings.isOn("inlay-hints", "eager", unlessSaid: false))
    settings.initial = ["inlayHints": ["lazy": false, "eager": true], "completion": false]
    #expect(!settings.isOn("inlay-hints", "lazy"))
    #expect(settings.isOn("inlay-hints", "eager", unlessSaid: false))
    #expect(settings.isOn("inlay-hints", "forced"))
    #expect(!settings.isOn("completion", "imports"))
    settings.pushed = ["lazyls": ["inlay-hints": false]]
    #expect(!settings.isOn("inlay-hints", "forced"))
    #expect(settings.problems.isEmpty)
    settings.pushed = ["lazyls": ["inlay-hints": ["lazy": 1], "evaluate": "now"]]
    #expect(settings.problems.count == 2)
  }
}

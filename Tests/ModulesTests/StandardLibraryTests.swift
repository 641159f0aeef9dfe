// The table of the standard library against facts from the "What's New" pages and from CPython itself.
import Basics
import Modules
import Testing

@Suite struct StandardLibraryTests {
  func status(_ name: String, _ minor: UInt8) -> StandardLibrary.Status {
    StandardLibrary.status(of: name, in: PythonVersion(minor: minor))
  }

  func isPresent(_ name: String, _ minor: UInt8) -> Bool {
    if case .present = status(name, minor) { return true }
    return false
  }

  @Test(arguments: [
    ("asynchat", 12), ("asyncore", 12), ("imp", 12), ("distutils", 12), ("distutils.core", 12), ("smtpd", 12),
    // PEP 594
    ("aifc", 13), ("audioop", 13), ("cgi", 13), ("cgitb", 13), ("chunk", 13), ("crypt", 13), ("imghdr", 13),
    ("mailcap", 13), ("nis", 13), ("nntplib", 13), ("ossaudiodev", 13), ("pipes", 13), ("sndhdr", 13), ("spwd", 13),
    ("sunau", 13), ("telnetlib", 13), ("uu", 13), ("xdrlib", 13), ("lib2to3", 13), ("lib2to3.pgen2.driver", 13),
    ("tkinter.tix", 13), ("msilib", 13),
    ("formatter", 10), ("parser", 10), ("symbol", 10), ("_bootlocale", 10), ("binhex", 11), ("asyncio.compat", 7),
    ("dummy_threading", 9), ("_dummy_thread", 9), ("macpath", 8), ("sre_parse", 15), ("_compression", 15),
  ])
  func removedModules(name: String, minor: UInt8) {
    #expect(status(name, minor) == .removed(in: "3.\(minor)"))
    #expect(status(name, 15) == .removed(in: "3.\(minor)"))
    let before = status(name, minor - 1)
    if name == "msilib" { #expect(before == .elsewhere(.windows)) } else { #expect(isPresent(name, minor - 1)) }
  }

  @Test(arguments: [
    ("zoneinfo", 9), ("graphlib", 9), ("asyncio.threads", 9), ("unittest._log", 9), ("asyncio.mixins", 10),
    ("tomllib", 11), ("asyncio.taskgroups", 11), ("asyncio.timeouts", 11), ("wsgiref.types", 11),
    ("importlib.resources.abc", 11), ("zipfile._path", 12), ("dbm.sqlite3", 13), ("annotationlib", 14),
    ("compression.zstd", 14), ("concurrent.interpreters", 14), ("string.templatelib", 14), ("pathlib.types", 14),
    ("profiling", 15), ("profiling.sampling.cli", 15), ("math.integer", 15), ("xml.utils", 15),
  ])
  func addedModules(name: String, minor: UInt8) {
    #expect(status(name, minor - 1) == .added(in: PythonVersion(minor: minor)))
    #expect(isPresent(name, minor))
    #expect(isPresent(name, 15))
  }

  @Test func modulesOfAllVersions() {
    for name in [
      "os", "os.path", "sys", "json", "json.decoder", "xml.dom.minidom", "collections.abc", "importlib.metadata",
      "concurrent.futures", "tkinter", "tkinter.ttk", "idlelib", "ensurepip", "multiprocessing.pool", "sqlite3",
      "ctypes.wintypes", "ctypes.macholib.dyld", "encodings.utf_8", "test.support", "xml.etree.cElementTree",
      "pyexpat.errors", "curses.ascii", "fcntl", "pwd", "grp", "termios", "resource", "_ssl", "_tkinter",
    ] {
      for version in PythonVersion.supported { #expect(isPresent(name, version.minor), "\(name) in \(version)") }
    }
  }

  @Test func otherPlatforms() {
    for name in ["winreg", "msvcrt", "_winapi", "nt", "winsound", "asyncio.windows_events", "encodings.mbcs"] {
      #expect(status(name, 15) == .elsewhere(.windows), "\(name)")
      #expect(status(name, 8) == .elsewhere(.windows), "\(name)")
    }
    #expect(status("_scproxy", 12) == .elsewhere(.macOS))
    for name in ["fcntl", "pwd", "grp", "pty", "syslog", "curses.panel"] {
      #expect(StandardLibrary.module(name)?.platform == .notWindows, "\(name)")
    }
  }

  @Test func whatNoLibraryHas() {
    for name in ["numpy", "os.nothing", "jsno", "", "six.moves", "sys.monitoring"] {
      #expect(status(name, 15) == .unknown)
    }
    #expect(status("urllib2", 12) == .removed(in: "3.0"))
    #expect(status("ConfigParser", 8) == .removed(in: "3.0"))
  }

  /// What CPython 3.15.0 said of itself.
  @Test func whatAnEmptyStartLoads() {
    let bare = StandardLibrary.loadedAtStart(withSite: false)
    #expect(
      bare == [
        "__main__", "_codecs", "_frozen_importlib", "_frozen_importlib_external", "_imp", "_io", "_signal", "_thread",
        "_warnings", "_weakref", "builtins", "codecs", "encodings", "encodings.aliases", "encodings.utf_8", "linecache",
        "marshal", "posix", "sys", "time", "zipimport",
      ])
    #expect(
      StandardLibrary.loadedAtStart().subtracting(bare) == [
        "_abc", "_collections_abc", "_sitebuiltins", "_stat", "abc", "errno", "genericpath", "os", "os.path",
        "posixpath", "site", "stat",
      ])
  }

  @Test func kindsOfModules() {
    #expect(StandardLibrary.module("json")?.isPackage == true)
    #expect(StandardLibrary.module("json.decoder")?.isPackage == false)
    #expect(StandardLibrary.module("math")?.isCompiled == true)
    #expect(StandardLibrary.module("os.path")?.isAlias == true)
    #expect(StandardLibrary.names(in: .v3_15).count > 700)
  }
}

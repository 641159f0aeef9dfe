// What frameworks are told by modules that are imported for nothing else.
import Analysis

/// What is missing when a module is not loaded, and who misses it.
struct FrameworkContract: Sendable {
  var framework: String
  /// Follows "makes": "routes of `app`".
  var thing: String
  /// A sentence: who asks, and what it is told.
  var outcome: String
  /// What is told are functions that answer requests.
  var isServed = false
}

enum FrameworkContracts {
  /// What a decorator tells an object that another module made; nil for others.
  static func contract(decorator name: String) -> FrameworkContract? {
    if let shared = shared[name] { return shared }
    if name.hasPrefix("@") {
      guard let dot = name.lastIndex(of: ".") else { return nil }
      let group = name[name.index(after: name.startIndex)..<dot]
      return groups.contains(String(group)) ? commands : nil
    }
    let text = name.utf8
    guard let call = text.firstIndex(of: UInt8(ascii: "(")), text[call...].starts(with: "().".utf8) else { return nil }
    return makers[String(name[..<call])]
  }

  private static func routes(_ framework: String) -> FrameworkContract {
    FrameworkContract(
      framework: framework, thing: "routes or handlers",
      outcome: "a request that they are for is answered as if they did not exist", isServed: true)
  }

  private static let tasks = FrameworkContract(
    framework: "Celery", thing: "tasks", outcome: "the worker refuses them as unregistered")
  private static let commands = FrameworkContract(
    framework: "click", thing: "commands", outcome: "the command line does not know them")

  private static let makers: [String: FrameworkContract] = {
    var table = ["celery.Celery": tasks, "celery.app.Celery": tasks]
    for (framework, names) in [
      ("Flask", ["flask.Flask", "flask.Blueprint", "flask_socketio.SocketIO", "apiflask.APIFlask"]),
      (
        "FastAPI",
        ["fastapi.FastAPI", "fastapi.APIRouter", "fastapi.routing.APIRouter", "fastapi.applications.FastAPI"]
      ),
      ("Starlette", ["starlette.applications.Starlette", "starlette.routing.Router"]),
      ("Quart", ["quart.Quart", "quart.Blueprint"]), ("Sanic", ["sanic.Sanic", "sanic.Blueprint"]),
      ("Bottle", ["bottle.Bottle"]), ("aiohttp", ["aiohttp.web.RouteTableDef"]), ("Dash", ["dash.Dash"]),
    ] {
      for name in names { table[name] = routes(framework) }
    }
    for name in ["typer.Typer", "typer.main.Typer"] {
      table[name] = FrameworkContract(framework: "Typer", thing: commands.thing, outcome: commands.outcome)
    }
    return table
  }()

  private static let shared: [String: FrameworkContract] = [
    "celery.shared_task": tasks,
    "dramatiq.actor": FrameworkContract(
      framework: "Dramatiq", thing: "actors", outcome: "the worker does not know them"),
    "dash.callback": FrameworkContract(framework: "Dash", thing: "callbacks", outcome: "the page does not react"),
  ]

  private static let groups: Set<String> = [
    "click.group", "click.core.group", "click.decorators.group", "rich_click.group", "flask.cli.AppGroup",
  ]

  // MARK: Classes

  enum ClassKind: Sendable { case mapped, djangoModel }

  /// What framework keeps a table of all classes with such a base.
  static func kind(ofBase name: String) -> ClassKind? {
    if mappedBases.contains(name) { return .mapped }
    if djangoBases.contains(name) { return .djangoModel }
    return nil
  }

  private static let mappedBases: Set<String> = [
    "sqlalchemy.orm.DeclarativeBase", "sqlalchemy.orm.declarative_base()", "sqlmodel.SQLModel",
    "sqlalchemy.ext.declarative.declarative_base()", "flask_sqlalchemy.SQLAlchemy().Model",
  ]

  private static let djangoBases: Set<String> = ["django.db.models.Model", "django.db.models.base.Model"]
}

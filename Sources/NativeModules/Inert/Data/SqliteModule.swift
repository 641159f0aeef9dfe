// _sqlite3: constants, exceptions and types; no database can be opened.
import Runtime

enum SqliteModule {
  static let module = InertModule(
    name: "_sqlite3",
    imports: ["functools"],
    numbers: """
      SQLITE_ABORT=4 SQLITE_AUTH=23 SQLITE_BUSY=5 SQLITE_CANTOPEN=14 SQLITE_CONSTRAINT=19 SQLITE_CORRUPT=11
      SQLITE_DONE=101 SQLITE_EMPTY=16 SQLITE_ERROR=1 SQLITE_FORMAT=24 SQLITE_FULL=13 SQLITE_INTERNAL=2
      SQLITE_INTERRUPT=9 SQLITE_IOERR=10 SQLITE_LOCKED=6 SQLITE_MISMATCH=20 SQLITE_MISUSE=21 SQLITE_NOLFS=22
      SQLITE_NOMEM=7 SQLITE_NOTADB=26 SQLITE_NOTFOUND=12 SQLITE_OK=0 SQLITE_PERM=3 SQLITE_PROTOCOL=15 SQLITE_RANGE=25
      SQLITE_READONLY=8 SQLITE_ROW=100 SQLITE_SCHEMA=17 SQLITE_TOOBIG=18 SQLITE_NOTICE=27 SQLITE_WARNING=28
      SQLITE_ABORT_ROLLBACK=516 SQLITE_BUSY_RECOVERY=261 SQLITE_CANTOPEN_FULLPATH=782 SQLITE_CANTOPEN_ISDIR=526
      SQLITE_CANTOPEN_NOTEMPDIR=270 SQLITE_CORRUPT_VTAB=267 SQLITE_IOERR_ACCESS=3338 SQLITE_IOERR_BLOCKED=2826
      SQLITE_IOERR_CHECKRESERVEDLOCK=3594 SQLITE_IOERR_CLOSE=4106 SQLITE_IOERR_DELETE=2570
      SQLITE_IOERR_DELETE_NOENT=5898 SQLITE_IOERR_DIR_CLOSE=4362 SQLITE_IOERR_DIR_FSYNC=1290 SQLITE_IOERR_FSTAT=1802
      SQLITE_IOERR_FSYNC=1034 SQLITE_IOERR_LOCK=3850 SQLITE_IOERR_NOMEM=3082 SQLITE_IOERR_RDLOCK=2314
      SQLITE_IOERR_READ=266 SQLITE_IOERR_SEEK=5642 SQLITE_IOERR_SHMLOCK=5130 SQLITE_IOERR_SHMMAP=5386
      SQLITE_IOERR_SHMOPEN=4618 SQLITE_IOERR_SHMSIZE=4874 SQLITE_IOERR_SHORT_READ=522 SQLITE_IOERR_TRUNCATE=1546
      SQLITE_IOERR_UNLOCK=2058 SQLITE_IOERR_WRITE=778 SQLITE_LOCKED_SHAREDCACHE=262 SQLITE_READONLY_CANTLOCK=520
      SQLITE_READONLY_RECOVERY=264 SQLITE_CONSTRAINT_CHECK=275 SQLITE_CONSTRAINT_COMMITHOOK=531
      SQLITE_CONSTRAINT_FOREIGNKEY=787 SQLITE_CONSTRAINT_FUNCTION=1043 SQLITE_CONSTRAINT_NOTNULL=1299
      SQLITE_CONSTRAINT_PRIMARYKEY=1555 SQLITE_CONSTRAINT_TRIGGER=1811 SQLITE_CONSTRAINT_UNIQUE=2067
      SQLITE_CONSTRAINT_VTAB=2323 SQLITE_READONLY_ROLLBACK=776 SQLITE_IOERR_MMAP=6154
      SQLITE_NOTICE_RECOVER_ROLLBACK=539 SQLITE_NOTICE_RECOVER_WAL=283 SQLITE_BUSY_SNAPSHOT=517
      SQLITE_IOERR_GETTEMPPATH=6410 SQLITE_WARNING_AUTOINDEX=284 SQLITE_CANTOPEN_CONVPATH=1038
      SQLITE_IOERR_CONVPATH=6666 SQLITE_CONSTRAINT_ROWID=2579 SQLITE_READONLY_DBMOVED=1032 SQLITE_AUTH_USER=279
      SQLITE_IOERR_VNODE=6922 SQLITE_IOERR_AUTH=7178 SQLITE_OK_LOAD_PERMANENTLY=256 SQLITE_IOERR_BEGIN_ATOMIC=7434
      SQLITE_IOERR_COMMIT_ATOMIC=7690 SQLITE_IOERR_ROLLBACK_ATOMIC=7946 SQLITE_ERROR_MISSING_COLLSEQ=257
      SQLITE_ERROR_RETRY=513 SQLITE_READONLY_CANTINIT=1288 SQLITE_READONLY_DIRECTORY=1544 SQLITE_CORRUPT_SEQUENCE=523
      SQLITE_LOCKED_VTAB=518 SQLITE_CANTOPEN_DIRTYWAL=1294 SQLITE_ERROR_SNAPSHOT=769 SQLITE_CANTOPEN_SYMLINK=1550
      SQLITE_CONSTRAINT_PINNED=2835 SQLITE_OK_SYMLINK=512 SQLITE_BUSY_TIMEOUT=773 SQLITE_CORRUPT_INDEX=779
      SQLITE_IOERR_DATA=8202 SQLITE_IOERR_CORRUPTFS=8458 PARSE_DECLTYPES=1 PARSE_COLNAMES=2 SQLITE_DENY=1
      SQLITE_IGNORE=2 SQLITE_CREATE_INDEX=1 SQLITE_CREATE_TABLE=2 SQLITE_CREATE_TEMP_INDEX=3
      SQLITE_CREATE_TEMP_TABLE=4 SQLITE_CREATE_TEMP_TRIGGER=5 SQLITE_CREATE_TEMP_VIEW=6 SQLITE_CREATE_TRIGGER=7
      SQLITE_CREATE_VIEW=8 SQLITE_DELETE=9 SQLITE_DROP_INDEX=10 SQLITE_DROP_TABLE=11 SQLITE_DROP_TEMP_INDEX=12
      SQLITE_DROP_TEMP_TABLE=13 SQLITE_DROP_TEMP_TRIGGER=14 SQLITE_DROP_TEMP_VIEW=15 SQLITE_DROP_TRIGGER=16
      SQLITE_DROP_VIEW=17 SQLITE_INSERT=18 SQLITE_PRAGMA=19 SQLITE_READ=20 SQLITE_SELECT=21 SQLITE_TRANSACTION=22
      SQLITE_UPDATE=23 SQLITE_ATTACH=24 SQLITE_DETACH=25 SQLITE_ALTER_TABLE=26 SQLITE_REINDEX=27 SQLITE_ANALYZE=28
      SQLITE_CREATE_VTABLE=29 SQLITE_DROP_VTABLE=30 SQLITE_FUNCTION=31 SQLITE_SAVEPOINT=32 SQLITE_RECURSIVE=33
      SQLITE_LIMIT_LENGTH=0 SQLITE_LIMIT_SQL_LENGTH=1 SQLITE_LIMIT_COLUMN=2 SQLITE_LIMIT_EXPR_DEPTH=3
      SQLITE_LIMIT_COMPOUND_SELECT=4 SQLITE_LIMIT_VDBE_OP=5 SQLITE_LIMIT_FUNCTION_ARG=6 SQLITE_LIMIT_ATTACHED=7
      SQLITE_LIMIT_LIKE_PATTERN_LENGTH=8 SQLITE_LIMIT_VARIABLE_NUMBER=9 SQLITE_LIMIT_TRIGGER_DEPTH=10
      SQLITE_LIMIT_WORKER_THREADS=11 SQLITE_DBCONFIG_ENABLE_FKEY=1002 SQLITE_DBCONFIG_ENABLE_TRIGGER=1003
      SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER=1004 SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION=1005
      SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE=1006 SQLITE_DBCONFIG_ENABLE_QPSG=1007 SQLITE_DBCONFIG_TRIGGER_EQP=1008
      SQLITE_DBCONFIG_RESET_DATABASE=1009 SQLITE_DBCONFIG_DEFENSIVE=1010 SQLITE_DBCONFIG_WRITABLE_SCHEMA=1011
      SQLITE_DBCONFIG_DQS_DDL=1014 SQLITE_DBCONFIG_DQS_DML=1013 SQLITE_DBCONFIG_LEGACY_ALTER_TABLE=1012
      SQLITE_DBCONFIG_ENABLE_VIEW=1015 SQLITE_DBCONFIG_LEGACY_FILE_FORMAT=1016 SQLITE_DBCONFIG_TRUSTED_SCHEMA=1017
      LEGACY_TRANSACTION_CONTROL=-1 threadsafety=3
      """,
    texts: [
      ("sqlite_version", "3.53.4")
    ],
    functions: ["adapt", "complete_statement", "connect"],
    quietFunctions: ["enable_callback_tracebacks"],
    types: [
      InertType(
        name: "Blob", module: "sqlite3",
        methods: [
          "__len__", "__getitem__", "__setitem__", "__delitem__", "close", "__enter__", "__exit__", "read", "seek",
          "tell", "write",
        ],
        isFinal: true),
      InertType(
        name: "Connection", module: "sqlite3",
        methods: [
          "__call__", "backup", "close", "commit", "create_aggregate", "create_collation", "create_function",
          "cursor", "enable_load_extension", "__enter__", "executemany", "executescript", "execute", "__exit__",
          "interrupt", "iterdump", "load_extension", "rollback", "set_authorizer", "set_progress_handler",
          "set_trace_callback", "setlimit", "getlimit", "serialize", "deserialize", "create_window_function",
          "blobopen", "setconfig", "getconfig",
        ],
        attributes: [
          "Warning", "Error", "InterfaceError", "DatabaseError", "DataError", "OperationalError", "IntegrityError",
          "InternalError", "ProgrammingError", "NotSupportedError", "isolation_level", "total_changes",
          "in_transaction", "autocommit", "__text_signature__", "row_factory", "text_factory",
        ]),
      InertType(
        name: "Cursor", module: "sqlite3",
        methods: [
          "__iter__", "__next__", "close", "executemany", "executescript", "execute", "fetchall", "fetchmany",
          "fetchone", "setinputsizes", "setoutputsize",
        ],
        attributes: ["connection", "description", "lastrowid", "rowcount", "row_factory", "arraysize"]),
      InertType(
        name: "PrepareProtocol", module: "sqlite3",
        isFinal: true),
      InertType(
        name: "Row", module: "sqlite3",
        methods: ["__iter__", "__len__", "__getitem__", "keys"]),
    ],
    exceptions: [
      InertException(name: "Error", module: "sqlite3", bases: ["Exception"]),
      InertException(name: "Warning", module: "sqlite3", bases: ["Exception"]),
      InertException(name: "InterfaceError", module: "sqlite3", bases: ["Error"]),
      InertException(name: "DatabaseError", module: "sqlite3", bases: ["Error"]),
      InertException(name: "InternalError", module: "sqlite3", bases: ["DatabaseError"]),
      InertException(name: "OperationalError", module: "sqlite3", bases: ["DatabaseError"]),
      InertException(name: "ProgrammingError", module: "sqlite3", bases: ["DatabaseError"]),
      InertException(name: "IntegrityError", module: "sqlite3", bases: ["DatabaseError"]),
      InertException(name: "DataError", module: "sqlite3", bases: ["DatabaseError"]),
      InertException(name: "NotSupportedError", module: "sqlite3", bases: ["DatabaseError"]),
    ],
    more: { module throws(Raised) in
      let world = module.world
      for name: StaticString in ["adapters", "converters"] { module.constant(name, world.makeDict().value) }
      let words = sqlKeywords.split(whereSeparator: \.isWhitespace).map { world.string(String($0)) }
      module.constant("SQLITE_KEYWORDS", world.makeTuple(words).value)
      let adapters = world.get(world.intern("adapters"), in: module.dict)
      module.function("register_adapter", .exactly(2), bound: adapters) { world, arguments throws(Raised) in
        try world.setItem(arguments[0], arguments[1], arguments[2])
        return .none
      }
      let converters = world.get(world.intern("converters"), in: module.dict)
      module.function("register_converter", .exactly(2), bound: converters) { world, arguments throws(Raised) in
        try world.setItem(arguments[0], world.callMethod(arguments[1], "upper"), arguments[2])
        return .none
      }
    })

  private static let sqlKeywords = """
    REINDEX INDEXED INDEX DESC ESCAPE EACH CHECK KEY BEFORE FOREIGN FOR IGNORE REGEXP EXPLAIN INSTEAD ADD DATABASE AS
    SELECT TABLE LEFT THEN END DEFERRABLE ELSE EXCLUDE DELETE TEMPORARY TEMP OR ISNULL NULLS SAVEPOINT INTERSECT TIES
    NOTNULL NOT NO NULL LIKE EXCEPT TRANSACTION ACTION ON NATURAL ALTER RAISE EXCLUSIVE EXISTS CONSTRAINT INTO OFFSET OF
    SET TRIGGER RANGE GENERATED DETACH HAVING GLOB BEGIN INNER REFERENCES UNIQUE QUERY WITHOUT WITH OUTER RELEASE ATTACH
    BETWEEN NOTHING GROUPS GROUP CASCADE ASC DEFAULT CASE COLLATE CREATE CURRENT_DATE IMMEDIATE JOIN INSERT MATCH PLAN
    ANALYZE PRAGMA MATERIALIZED DEFERRED DISTINCT IS UPDATE VALUES VIRTUAL ALWAYS WHEN WHERE RECURSIVE ABORT AFTER RENAME
    AND DROP PARTITION AUTOINCREMENT TO IN CAST COLUMN COMMIT CONFLICT CROSS CURRENT_TIMESTAMP CURRENT_TIME CURRENT
    PRECEDING FAIL LAST FILTER REPLACE FIRST FOLLOWING FROM FULL LIMIT IF ORDER RESTRICT OTHERS OVER RETURNING RIGHT
    ROLLBACK ROWS ROW UNBOUNDED UNION USING VACUUM VIEW WINDOW DO BY INITIALLY ALL PRIMARY
    """
}

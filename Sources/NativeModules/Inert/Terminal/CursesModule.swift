// _curses: constants and types of a screen that a sandbox does not have.
import Runtime

enum CursesModule {
  static let module = InertModule(
    name: "_curses",
    effect: .output,
    numbers: """
      ERR=-1 OK=0 A_ATTRIBUTES=4294967040 A_NORMAL=0 A_STANDOUT=65536 A_UNDERLINE=131072 A_REVERSE=262144
      A_BLINK=524288 A_DIM=1048576 A_BOLD=2097152 A_ALTCHARSET=4194304 A_INVIS=8388608 A_PROTECT=16777216
      A_CHARTEXT=255 A_COLOR=65280 A_HORIZONTAL=33554432 A_LEFT=67108864 A_LOW=134217728 A_RIGHT=268435456
      A_TOP=536870912 A_VERTICAL=1073741824 A_ITALIC=2147483648 COLOR_BLACK=0 COLOR_RED=1 COLOR_GREEN=2 COLOR_YELLOW=3
      COLOR_BLUE=4 COLOR_MAGENTA=5 COLOR_CYAN=6 COLOR_WHITE=7 BUTTON1_PRESSED=2 BUTTON1_RELEASED=1 BUTTON1_CLICKED=4
      BUTTON1_DOUBLE_CLICKED=8 BUTTON1_TRIPLE_CLICKED=16 BUTTON2_PRESSED=64 BUTTON2_RELEASED=32 BUTTON2_CLICKED=128
      BUTTON2_DOUBLE_CLICKED=256 BUTTON2_TRIPLE_CLICKED=512 BUTTON3_PRESSED=2048 BUTTON3_RELEASED=1024
      BUTTON3_CLICKED=4096 BUTTON3_DOUBLE_CLICKED=8192 BUTTON3_TRIPLE_CLICKED=16384 BUTTON4_PRESSED=65536
      BUTTON4_RELEASED=32768 BUTTON4_CLICKED=131072 BUTTON4_DOUBLE_CLICKED=262144 BUTTON4_TRIPLE_CLICKED=524288
      BUTTON5_PRESSED=2097152 BUTTON5_RELEASED=1048576 BUTTON5_CLICKED=4194304 BUTTON5_DOUBLE_CLICKED=8388608
      BUTTON5_TRIPLE_CLICKED=16777216 BUTTON_SHIFT=67108864 BUTTON_CTRL=33554432 BUTTON_ALT=134217728
      ALL_MOUSE_EVENTS=268435455 REPORT_MOUSE_POSITION=268435456 KEY_BREAK=257 KEY_DOWN=258 KEY_UP=259 KEY_LEFT=260
      KEY_RIGHT=261 KEY_HOME=262 KEY_BACKSPACE=263 KEY_F0=264 KEY_F1=265 KEY_F2=266 KEY_F3=267 KEY_F4=268 KEY_F5=269
      KEY_F6=270 KEY_F7=271 KEY_F8=272 KEY_F9=273 KEY_F10=274 KEY_F11=275 KEY_F12=276 KEY_F13=277 KEY_F14=278
      KEY_F15=279 KEY_F16=280 KEY_F17=281 KEY_F18=282 KEY_F19=283 KEY_F20=284 KEY_F21=285 KEY_F22=286 KEY_F23=287
      KEY_F24=288 KEY_F25=289 KEY_F26=290 KEY_F27=291 KEY_F28=292 KEY_F29=293 KEY_F30=294 KEY_F31=295 KEY_F32=296
      KEY_F33=297 KEY_F34=298 KEY_F35=299 KEY_F36=300 KEY_F37=301 KEY_F38=302 KEY_F39=303 KEY_F40=304 KEY_F41=305
      KEY_F42=306 KEY_F43=307 KEY_F44=308 KEY_F45=309 KEY_F46=310 KEY_F47=311 KEY_F48=312 KEY_F49=313 KEY_F50=314
      KEY_F51=315 KEY_F52=316 KEY_F53=317 KEY_F54=318 KEY_F55=319 KEY_F56=320 KEY_F57=321 KEY_F58=322 KEY_F59=323
      KEY_F60=324 KEY_F61=325 KEY_F62=326 KEY_F63=327 KEY_DL=328 KEY_IL=329 KEY_DC=330 KEY_IC=331 KEY_EIC=332
      KEY_CLEAR=333 KEY_EOS=334 KEY_EOL=335 KEY_SF=336 KEY_SR=337 KEY_NPAGE=338 KEY_PPAGE=339 KEY_STAB=340
      KEY_CTAB=341 KEY_CATAB=342 KEY_ENTER=343 KEY_SRESET=344 KEY_RESET=345 KEY_PRINT=346 KEY_LL=347 KEY_A1=348
      KEY_A3=349 KEY_B2=350 KEY_C1=351 KEY_C3=352 KEY_BTAB=353 KEY_BEG=354 KEY_CANCEL=355 KEY_CLOSE=356
      KEY_COMMAND=357 KEY_COPY=358 KEY_CREATE=359 KEY_END=360 KEY_EXIT=361 KEY_FIND=362 KEY_HELP=363 KEY_MARK=364
      KEY_MESSAGE=365 KEY_MOVE=366 KEY_NEXT=367 KEY_OPEN=368 KEY_OPTIONS=369 KEY_PREVIOUS=370 KEY_REDO=371
      KEY_REFERENCE=372 KEY_REFRESH=373 KEY_REPLACE=374 KEY_RESTART=375 KEY_RESUME=376 KEY_SAVE=377 KEY_SBEG=378
      KEY_SCANCEL=379 KEY_SCOMMAND=380 KEY_SCOPY=381 KEY_SCREATE=382 KEY_SDC=383 KEY_SDL=384 KEY_SELECT=385
      KEY_SEND=386 KEY_SEOL=387 KEY_SEXIT=388 KEY_SFIND=389 KEY_SHELP=390 KEY_SHOME=391 KEY_SIC=392 KEY_SLEFT=393
      KEY_SMESSAGE=394 KEY_SMOVE=395 KEY_SNEXT=396 KEY_SOPTIONS=397 KEY_SPREVIOUS=398 KEY_SPRINT=399 KEY_SREDO=400
      KEY_SREPLACE=401 KEY_SRIGHT=402 KEY_SRSUME=403 KEY_SSAVE=404 KEY_SSUSPEND=405 KEY_SUNDO=406 KEY_SUSPEND=407
      KEY_UNDO=408 KEY_MOUSE=409 KEY_RESIZE=410 KEY_MIN=257 KEY_MAX=511
      """,
    capsules: ["_C_API"],
    functions: [
      "baudrate", "beep", "can_change_color", "cbreak", "color_content", "color_pair", "curs_set", "def_prog_mode",
      "def_shell_mode", "delay_output", "doupdate", "echo", "endwin", "erasechar", "filter", "flash", "flushinp",
      "getmouse", "ungetmouse", "getsyx", "getwin", "has_colors", "has_extended_color_support", "has_ic", "has_il",
      "has_key", "halfdelay", "init_color", "init_pair", "initscr", "intrflush", "isendwin", "is_term_resized",
      "keyname", "killchar", "longname", "meta", "mouseinterval", "mousemask", "napms", "newpad", "newwin", "nl",
      "nocbreak", "noecho", "nonl", "noqiflush", "noraw", "pair_content", "pair_number", "putp", "qiflush", "raw",
      "reset_prog_mode", "reset_shell_mode", "resetty", "resizeterm", "resize_term", "savetty", "get_escdelay",
      "set_escdelay", "get_tabsize", "set_tabsize", "setsyx", "setupterm", "start_color", "termattrs", "termname",
      "tigetflag", "tigetnum", "tigetstr", "tparm", "typeahead", "unctrl", "ungetch", "update_lines_cols",
      "unget_wch", "use_env", "use_default_colors", "assume_default_colors",
    ],
    types: [
      InertType(
        name: "window", module: "_curses",
        methods: [
          "addch", "addnstr", "addstr", "attroff", "attron", "attrset", "bkgd", "chgat", "bkgdset", "border", "box",
          "clear", "clearok", "clrtobot", "clrtoeol", "cursyncup", "delch", "deleteln", "derwin", "echochar",
          "enclose", "erase", "getbegyx", "getbkgd", "getch", "getkey", "get_wch", "getmaxyx", "getparyx", "getstr",
          "getyx", "hline", "idcok", "idlok", "immedok", "inch", "insch", "insdelln", "insertln", "insnstr", "insstr",
          "instr", "is_linetouched", "is_wintouched", "keypad", "leaveok", "move", "mvderwin", "mvwin", "nodelay",
          "notimeout", "noutrefresh", "overlay", "overwrite", "putwin", "redrawln", "redrawwin", "refresh", "resize",
          "scroll", "scrollok", "setscrreg", "standend", "standout", "subpad", "subwin", "syncdown", "syncok",
          "syncup", "timeout", "touchline", "touchwin", "untouchwin", "vline",
        ],
        attributes: ["encoding"],
        isFinal: true)
    ],
    exceptions: [
      InertException(name: "error", module: "_curses", bases: ["Exception"])
    ],
    more: { module throws(Raised) in
      let world = module.world
      for name: StaticString in ["version", "__version__"] {
        module.constant(name, try world.bytes(Array("2.2".utf8)))
      }
      // The class is known by its one instance.
      let version = module.structSequence(
        StructSequence(name: "ncurses_version", fields: ["major", "minor", "patch"], visible: 3), module: "curses")
      module.constant(
        "ncurses_version", world.makeStructSequence(version, [6, 6, 20_260_608].map { Value(small: $0) }))
    })
}

// Arguments, wiring and exit codes of the lazyls command; for now the language server alone.
import Glibc
import Server

exit(LanguageServer.run(arguments: Array(CommandLine.arguments.dropFirst())))

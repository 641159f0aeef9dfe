from house import _log

_log.init()

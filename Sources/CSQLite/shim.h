// The part of SQLite that the Cache target wraps.
#pragma once
#include <sqlite3.h>

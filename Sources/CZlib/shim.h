// The part of zlib that the module of that name in NativeModules wraps.
#pragma once
#include <zlib.h>

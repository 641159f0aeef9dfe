// The part of Expat that the module pyexpat in NativeModules wraps.
#pragma once
#include <expat.h>

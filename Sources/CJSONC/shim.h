// The part of json-c that the JSON target wraps.
#pragma once
#include <json-c/json.h>

lazy from loop_b import thing

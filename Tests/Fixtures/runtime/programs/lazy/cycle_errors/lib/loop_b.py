lazy from loop_a import thing

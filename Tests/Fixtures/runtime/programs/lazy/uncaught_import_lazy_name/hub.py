lazy from parts import fine, broken

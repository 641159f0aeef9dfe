lazy import b as inner

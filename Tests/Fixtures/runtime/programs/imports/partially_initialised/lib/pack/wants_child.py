import pack.other

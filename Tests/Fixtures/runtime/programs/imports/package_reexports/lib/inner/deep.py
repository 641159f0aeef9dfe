class D: pass
_no = 1

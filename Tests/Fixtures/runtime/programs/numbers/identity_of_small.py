"""Identity tells numbers apart whose words differ in one bit only."""


def same(a, b):
    return a is b


def differ(a, b):
    return a is not b


numbers = [*range(-20, 40), 64, 128, 255]
print([(a, b) for a in numbers for b in numbers if same(a, b) != (a == b)])
print([(a, b) for a in numbers for b in numbers if differ(a, b) != (a != b)])
one, two = 0.5, 0.25
print(same(one, one), same(one, two), same(None, False), same(True, 1), same((), ()), same("a", "a"))
match 4:
    case 0: print("zero")
    case True: print("true")
    case 4: print("four")
values = [0, None, 4, False, 8, True]
print([v is None for v in values], [v is False for v in values], [v is True for v in values])
marker = object()
print([same(v, marker) for v in values], same(marker, marker))

# Comprehensions: lists, sets, dicts, with conditions, nested, and any/all/sum over generator expressions.


class Widget:
    def __init__(self, number):
        self.number = number
        self.name = "widget" + str(number)
        self.isWanted = number % 3 == 0


def main():
    widgets = [Widget(i) for i in range(500)]
    total = 0
    for round in range(400):
        wanted = [widget for widget in widgets if widget.isWanted]
        names = {widget.name for widget in wanted}
        table = {widget.number: widget for widget in wanted}
        total += len(names) + len(table)
        total += sum(widget.number for widget in widgets if widget.number & 1)
        total += any(widget.number > 498 for widget in widgets)
        total += all(widget.number >= 0 for widget in widgets)
    for round in range(80):
        squares = [x * x for x in range(10_000)]
        matrix = [[x + y for x in range(30)] for y in range(30)]
        total += squares[-1] + sum(value for row in matrix for value in row)
        total += len([a for a in squares if a % 3 == 0 if a % 2])
    print(total)


main()

"""The command line: the place where laziness pays, because each command needs little of the shop."""
import argparse

# Right: each is loaded by the command that uses it, `teashop --help` loads none.
lazy import json
lazy from teashop import orders, reports, search
lazy from teashop.currency import format_price


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="teashop")
    parser.add_argument("command", choices=["total", "report", "search", "stock"])
    parser.add_argument("words", nargs="*")
    options = parser.parse_args(arguments)
    if options.command == "total":
        print(format_price(orders.total()))
    elif options.command == "report":
        print(reports.as_text(reports.demo()))
    elif options.command == "search":
        print(json.dumps(search.find(options.words)))
    else:
        from teashop import stock

        print(stock.low())


if __name__ == "__main__":
    main()

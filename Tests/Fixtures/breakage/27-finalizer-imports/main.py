import report
class Resource:
    def __del__(self):
        report.closed()
keep = Resource()

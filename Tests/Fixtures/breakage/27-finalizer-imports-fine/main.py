import report
class Resource:
    def __del__(self, _closed=report.closed):
        _closed()
keep = Resource()

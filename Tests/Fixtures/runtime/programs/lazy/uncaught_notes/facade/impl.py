lazy import facade.missing_part as part
class api:
    @staticmethod
    def run(): pass
    setting = part.SETTING

import base
base.PARTS.append("extension")

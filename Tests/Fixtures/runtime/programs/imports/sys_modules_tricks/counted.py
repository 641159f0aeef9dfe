marks = []
marks.append(__name__)

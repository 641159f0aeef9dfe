import hub
from hub import fine
print(fine)
from hub import broken

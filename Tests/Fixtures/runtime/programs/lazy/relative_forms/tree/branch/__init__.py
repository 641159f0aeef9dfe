lazy from .sibling import NAME as branch_name

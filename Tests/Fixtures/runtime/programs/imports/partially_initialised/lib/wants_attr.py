import partner_attr
X = 1

import partner_name
X = 1

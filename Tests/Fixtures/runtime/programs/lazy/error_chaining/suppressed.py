raise ValueError('alone') from None

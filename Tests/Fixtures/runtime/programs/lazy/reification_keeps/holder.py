lazy import sets2 as inner
lazy import sets3 as other

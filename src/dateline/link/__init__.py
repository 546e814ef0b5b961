"""link: takes mentions of many reports, gives events: which mentions tell of one, why, and what each source says of it."""

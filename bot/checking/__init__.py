"""`paletti check`: everything that can be told before, or while, the bot runs; each line with its mend."""

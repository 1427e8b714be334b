"""What follows when time passes: pure functions from the desk to effects, and the instant when they are due next."""

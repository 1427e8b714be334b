"""What follows when somebody writes, or when an errand comes back: pure functions from event and desk to effects."""

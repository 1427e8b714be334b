"""What is said: a function for each `say`, from the desk as of now to a message, or None if nothing is left to say."""

"""`paletti init`: questions with sensible answers proposed, each checked when it is given; then two files."""

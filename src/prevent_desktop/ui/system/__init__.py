"""What the system says that means "lock now": its own lock, sleep, switching users, sign-out."""

"""What people do: queries and commands, each of which asks access first."""

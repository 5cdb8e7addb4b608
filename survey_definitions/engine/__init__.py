"""Survey + state + input + now → state + events + next step. Pure."""

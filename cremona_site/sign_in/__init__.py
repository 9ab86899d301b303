"""How staff come in: one door, a second factor, limits on failures, an end to idle sessions, and a trail of it all."""

"""The start page of the admin: what waits for whoever is signed in, and the care that pages need in time."""

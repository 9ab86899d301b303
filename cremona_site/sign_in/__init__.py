"""How staff come in: one door, a second factor, limits on failures, an end to idle sessions, and a trail of it all.

People are Django's own `auth.User`: names of its models, of its addresses in the admin and of its fields are written
out here.
"""

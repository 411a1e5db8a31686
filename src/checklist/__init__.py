"""Periop Checklist: written procedure guidance as a checklist with clock times and a recovery timeline."""

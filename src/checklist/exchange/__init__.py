"""A Plan as bytes other programs and people read. Pure: no file is opened, no clock read."""

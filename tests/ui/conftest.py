from tests.care.furnished import home

__all__ = ["home"]

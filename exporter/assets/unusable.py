"""Why a file can't be printed as a picture."""


class Unusable(ValueError):
    """Not a picture that can be printed; the message says why."""

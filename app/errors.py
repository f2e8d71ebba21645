"""The mistakes that we can explain, apart from the bugs that we cannot."""

from __future__ import annotations


class UserError(Exception):
    """A mistake or refusal, told in Dutch and shown to the user as it is.

    `message` says what is wrong, `advice` what to do about it; both are whole sentences.
    """

    def __init__(self, message: str, advice: str | None = None) -> None:
        super().__init__(message, advice)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}" if self.advice else self.message


class FieldError(UserError):
    """A refusal of one field; ``veld`` is its name in a form, a table or a command."""

    def __init__(self, veld: str, message: str, advice: str | None = None) -> None:
        super().__init__(message, advice)
        self.veld = veld

"""The tables of the school, and nothing else."""

from models.audit import AuditEntry
from models.child import Child, Enrolment, Guardian, Guardianship
from models.group import Group, Teaching
from models.mail import MailKind, OutgoingMail
from models.person import AccessCode, Link, Person, Role, Session, SignInCode
from models.post import Like, Photo, Post, Seen
from models.school import Break, BreakKind, School, SchoolYear

__all__ = [
    "AccessCode",
    "AuditEntry",
    "Break",
    "BreakKind",
    "Child",
    "Enrolment",
    "Group",
    "Guardian",
    "Guardianship",
    "Like",
    "Link",
    "MailKind",
    "OutgoingMail",
    "Person",
    "Photo",
    "Post",
    "Role",
    "School",
    "SchoolYear",
    "Seen",
    "Session",
    "SignInCode",
    "Teaching",
]

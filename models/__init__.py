"""The tables of the school, and nothing else."""

from models.audit import AuditEntry
from models.child import Child, Enrolment, Guardian, Guardianship
from models.draft import Draft
from models.group import Group, Teaching
from models.mail import MailKind, OutgoingMail
from models.person import AccessCode, Link, Person, Role, Session, SignInCode
from models.post import Audience, Like, Mention, Photo, Post, PostState, PostVersion, Seen
from models.school import Break, BreakKind, School, SchoolYear

__all__ = [
    "AccessCode",
    "Audience",
    "AuditEntry",
    "Break",
    "BreakKind",
    "Child",
    "Draft",
    "Enrolment",
    "Group",
    "Guardian",
    "Guardianship",
    "Like",
    "Link",
    "MailKind",
    "Mention",
    "OutgoingMail",
    "Person",
    "Photo",
    "Post",
    "PostState",
    "PostVersion",
    "Role",
    "School",
    "SchoolYear",
    "Seen",
    "Session",
    "SignInCode",
    "Teaching",
]

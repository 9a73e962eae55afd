"""What each role gets for each address: the table that test_access.py knocks by (P3, P4)."""

from dataclasses import dataclass

from pages.composer.words import MOST_BYTES

NOBODY, OTHER_PARENT, PARENT, OTHER_TEACHER, TEACHER, LEADER = ROLES = (
    "nobody",
    "parent of another group",
    "parent",
    "teacher of another group",
    "teacher",
    "school leader",
)
Statuses = tuple[int, ...]  # one for each of ROLES, in their order


@dataclass(frozen=True, kw_only=True)
class Knock:
    """One way to ask for one address, and what each of ROLES gets for it."""

    asked: str  # the address, with {names} of things in World and what stands behind the "?"
    statuses: Statuses
    body: dict[str, object] | None = None  # sent as JSON
    form: dict[str, str] | None = None
    content: bytes | None = None


EVERYBODY: Statuses = (200,) * 6
WHOEVER_IS_IN: Statuses = (303, 200, 200, 200, 200, 200)
WHO_SEES_THE_GROUP: Statuses = (401, 404, 200, 404, 200, 200)
WHO_WRITES_RUBBISH: Statuses = (401, 404, 404, 422, 422, 422)
ONLY_THE_OWNER: Statuses = (401, 404, 404, 404, 200, 404)
WHO_WRITES_THERE: Statuses = (401, 404, 404, 404, 200, 200)
ONLY_A_LEADER: Statuses = (401, 404, 404, 404, 404, 200)
LEADER_FIRST: Statuses = (401, 404, 404, 404, 422, 200)  # and then it is too late
NOT_THERE: Statuses = (401, *(404,) * 5)
ANOTHER_SHAPE: Statuses = (401, *(422,) * 5)
TOO_LARGE: Statuses = (401, *(413,) * 5)

WORDS: dict[str, object] = {
    "title": "Bos", "text": "Eikels.", "photos": [], "audience": [], "settled": [],
}  # fmt: skip
SENT: dict[str, object] = {
    "mine": WORDS, "base": WORDS | {"title": "", "text": ""},
    "version": 0, "screen": "", "number": 1,
}  # fmt: skip
PLANNED = SENT | {"at": "2026-03-05T07:30"}
EDITED = WORDS | {"edited_at": None}
RUBBISH: dict[str, object] = {"mine": 1}
TOO_MUCH = b" " * (MOST_BYTES + 1)

# By method and address, as the site map (pages/__init__.py) knows them.
TABLE: dict[tuple[str, str], list[Knock]] = {
    ("GET", "/"): [
        Knock(asked="/", statuses=WHOEVER_IS_IN),
        Knock(asked="/?kind={child}", statuses=(303, 404, 200, 404, 404, 404)),
        Knock(asked="/?groep={group}", statuses=(303, 404, 200, 404, 200, 200)),
        Knock(asked="/?na={post}", statuses=(303, 404, 200, 404, 200, 200)),
    ],
    ("GET", "/groep/{group}"): [
        Knock(asked="/groep/{group}", statuses=(303, 404, 200, 404, 200, 200)),
        Knock(asked="/groep/unknown", statuses=(303, 404, 404, 404, 404, 404)),
    ],
    ("GET", "/tijdlijn"): [
        Knock(asked="/tijdlijn", statuses=(401, 200, 200, 200, 200, 200)),
        Knock(asked="/tijdlijn?kind={child}", statuses=(401, 404, 200, 404, 404, 404)),
        Knock(asked="/tijdlijn?groep={group}", statuses=WHO_SEES_THE_GROUP),
        Knock(asked="/tijdlijn?na={post}", statuses=WHO_SEES_THE_GROUP),
    ],
    ("POST", "/tijdlijn/stand"): [
        Knock(
            asked="/tijdlijn/stand?groep={group}",
            body={"shown": [], "today": "2026-03-04"},
            statuses=WHO_SEES_THE_GROUP,
        ),
        Knock(asked="/tijdlijn/stand", body={"shown": 1}, statuses=(401, 422, 422, 422, 422, 422)),
    ],
    ("POST", "/tijdlijn/gezien"): [
        Knock(
            asked="/tijdlijn/gezien",
            body={"posts": ["unknown"]},
            statuses=(401, 204, 204, 204, 204, 204),
        ),
        Knock(asked="/tijdlijn/gezien", body={"posts": 1}, statuses=(401, *(422,) * 5)),
    ],
    ("POST", "/bericht/{post}/hart"): [
        Knock(asked="/bericht/{post}/hart", body={"on": True}, statuses=WHO_SEES_THE_GROUP),
        Knock(asked="/bericht/x/hart", body={"on": True}, statuses=(401, 404, 404, 404, 404, 404)),
    ],
    ("POST", "/bericht/{post}/terug"): [
        Knock(asked="/bericht/{post}/terug", statuses=(401, 404, 404, 404, 422, 200)),
        Knock(asked="/bericht/x/terug", statuses=(401, 404, 404, 404, 404, 404)),
    ],
    ("POST", "/bericht/{post}/intrekken"): [
        Knock(asked="/bericht/{post}/intrekken", statuses=(401, 404, 404, 404, 422, 204)),
        Knock(asked="/bericht/x/intrekken", statuses=(401, 404, 404, 404, 404, 404)),
    ],
    ("GET", "/bericht/{post}/geschiedenis"): [
        Knock(asked="/bericht/{post}/geschiedenis", statuses=(303, 404, 404, 404, 404, 200)),
        Knock(asked="/bericht/x/geschiedenis", statuses=(303, 404, 404, 404, 404, 404)),
    ],
    ("GET", "/bericht/{post}/bewerken"): [
        Knock(asked="/bericht/{post}/bewerken", statuses=(303, 404, 404, 404, 200, 200)),
        Knock(asked="/bericht/{plan}/bewerken", statuses=(303, 404, 404, 404, 404, 404)),
        Knock(asked="/bericht/x/bewerken", statuses=(303, 404, 404, 404, 404, 404)),
    ],
    ("PUT", "/bericht/{post}/voorbeeld"): [
        Knock(asked="/bericht/{post}/voorbeeld", body=WORDS, statuses=WHO_WRITES_THERE),
        Knock(asked="/bericht/x/voorbeeld", body=WORDS, statuses=NOT_THERE),
        Knock(asked="/bericht/{post}/voorbeeld", body=RUBBISH, statuses=ANOTHER_SHAPE),
        Knock(asked="/bericht/{post}/voorbeeld", content=TOO_MUCH, statuses=TOO_LARGE),
    ],
    ("POST", "/bericht/{post}/bewerken"): [
        Knock(asked="/bericht/{post}/bewerken", body=EDITED, statuses=WHO_WRITES_THERE),
        Knock(asked="/bericht/{plan}/bewerken", body=EDITED, statuses=NOT_THERE),
        Knock(asked="/bericht/x/bewerken", body=EDITED, statuses=NOT_THERE),
        Knock(asked="/bericht/{post}/bewerken", body=WORDS, statuses=ANOTHER_SHAPE),
        Knock(asked="/bericht/{post}/bewerken", content=TOO_MUCH, statuses=TOO_LARGE),
    ],
    ("POST", "/bericht/{post}/naar-concept"): [
        Knock(asked="/bericht/{plan}/naar-concept", statuses=(401, 404, 404, 404, 422, 204)),
        Knock(asked="/bericht/{post}/naar-concept", statuses=(401, 404, 404, 404, 422, 422)),
        Knock(asked="/bericht/x/naar-concept", statuses=NOT_THERE),
    ],
    ("GET", "/schrijven"): [
        Knock(asked="/schrijven", statuses=(303, 404, 404, 200, 200, 200)),
        Knock(asked="/schrijven?groep={group}", statuses=(303, 404, 404, 200, 200, 200)),
    ],
    ("GET", "/schrijven/concept/{desk}"): [
        Knock(asked="/schrijven/concept/{group}", statuses=WHO_WRITES_THERE),
        Knock(asked="/schrijven/concept/school", statuses=ONLY_A_LEADER),
        Knock(asked="/schrijven/concept/x", statuses=NOT_THERE),
    ],
    ("PUT", "/schrijven/concept/{desk}"): [
        Knock(asked="/schrijven/concept/{group}", body=SENT, statuses=WHO_WRITES_THERE),
        Knock(asked="/schrijven/concept/school", body=SENT, statuses=ONLY_A_LEADER),
        Knock(asked="/schrijven/concept/x", body=SENT, statuses=NOT_THERE),
        Knock(asked="/schrijven/concept/{group}", body=RUBBISH, statuses=ANOTHER_SHAPE),
        Knock(asked="/schrijven/concept/{group}", content=TOO_MUCH, statuses=TOO_LARGE),
    ],
    ("GET", "/schrijven/week/{desk}"): [
        Knock(asked="/schrijven/week/{group}?dag=2026-03-04", statuses=WHO_WRITES_THERE),
        Knock(asked="/schrijven/week/{group}?dag=x", statuses=NOT_THERE),
        Knock(asked="/schrijven/week/school", statuses=ONLY_A_LEADER),
        Knock(asked="/schrijven/week/x", statuses=NOT_THERE),
    ],
    ("GET", "/schrijven/dagen/{desk}"): [
        Knock(asked="/schrijven/dagen/{group}", statuses=WHO_WRITES_THERE),
        Knock(asked="/schrijven/dagen/school", statuses=ONLY_A_LEADER),
        Knock(asked="/schrijven/dagen/x", statuses=NOT_THERE),
    ],
    ("POST", "/schrijven/plaatsen/{desk}"): [  # the group has a message today, the school no groups
        Knock(
            asked="/schrijven/plaatsen/{group}", body=SENT, statuses=(401, 404, 404, 404, 422, 422)
        ),
        Knock(
            asked="/schrijven/plaatsen/school", body=SENT, statuses=(401, 404, 404, 404, 404, 422)
        ),
        Knock(asked="/schrijven/plaatsen/x", body=SENT, statuses=NOT_THERE),
        Knock(asked="/schrijven/plaatsen/{group}", body=RUBBISH, statuses=ANOTHER_SHAPE),
        Knock(asked="/schrijven/plaatsen/{group}", content=TOO_MUCH, statuses=TOO_LARGE),
    ],
    ("POST", "/schrijven/plannen/{desk}"): [
        Knock(asked="/schrijven/plannen/{group}", body=PLANNED, statuses=LEADER_FIRST),
        Knock(
            asked="/schrijven/plannen/school", body=PLANNED, statuses=(401, 404, 404, 404, 404, 422)
        ),
        Knock(asked="/schrijven/plannen/x", body=PLANNED, statuses=NOT_THERE),
        Knock(asked="/schrijven/plannen/{group}", body=SENT, statuses=ANOTHER_SHAPE),
        Knock(asked="/schrijven/plannen/{group}", content=TOO_MUCH, statuses=TOO_LARGE),
    ],
    ("GET", "/foto/{public_id}/{size}"): [
        Knock(asked="/foto/{photo}/320", statuses=WHO_SEES_THE_GROUP),
        Knock(asked="/foto/{photo}/1920", statuses=WHO_SEES_THE_GROUP),
        Knock(asked="/foto/{photo}/321", statuses=(401, 404, 404, 404, 404, 404)),
        Knock(asked="/foto/{loose_photo}/320", statuses=ONLY_THE_OWNER),
    ],
    ("GET", "/foto-in/{upload_id}"): [
        Knock(asked="/foto-in/{upload}", statuses=(401, 200, 200, 200, 200, 200)),
    ],
    ("PUT", "/foto-in/{upload_id}"): [
        Knock(asked="/foto-in/{upload}?at=0&total=4", content=b"....", statuses=WHO_WRITES_RUBBISH),
    ],
    ("DELETE", "/foto-in/{name}"): [
        Knock(asked="/foto-in/{photo}", statuses=(401, 404, 404, 404, 404, 404)),
        Knock(asked="/foto-in/{loose_photo}", statuses=(401, 404, 404, 404, 204, 404)),
    ],
    ("GET", "/ik"): [Knock(asked="/ik", statuses=WHOEVER_IS_IN)],
    ("POST", "/ik/taal"): [
        Knock(asked="/ik/taal", form={"taal": "nl"}, statuses=(401, 303, 303, 303, 303, 303)),
    ],
    ("POST", "/ik/uitloggen"): [
        Knock(asked="/ik/uitloggen", statuses=(401, 303, 303, 303, 303, 303)),
    ],
    ("POST", "/ik/overal-uitloggen"): [
        Knock(asked="/ik/overal-uitloggen", statuses=(401, 303, 303, 303, 303, 303)),
    ],
    ("GET", "/koppelen"): [Knock(asked="/koppelen", statuses=EVERYBODY)],
    ("GET", "/koppelen/{code}"): [Knock(asked="/koppelen/AB2C-DE3F", statuses=EVERYBODY)],
    ("POST", "/koppelen"): [
        Knock(asked="/koppelen", form={"code": "AB2C-DE3F"}, statuses=(422,) * 6),
    ],
    ("GET", "/inloggen"): [Knock(asked="/inloggen", statuses=EVERYBODY)],
    ("POST", "/inloggen"): [
        Knock(asked="/inloggen", form={"adres": "x@ouder.example"}, statuses=(303,) * 6),
    ],
    ("GET", "/inloggen/code"): [Knock(asked="/inloggen/code", statuses=(303,) * 6)],
    ("POST", "/inloggen/code"): [
        Knock(asked="/inloggen/code", form={"cijfers": "123456"}, statuses=(303,) * 6),
    ],
    ("GET", "/healthz"): [Knock(asked="/healthz", statuses=EVERYBODY)],
    ("GET", "/assets/{path:path}"): [Knock(asked="/assets/tokens.css", statuses=EVERYBODY)],
}  # fmt: skip


# What there is besides, in the demo only: elsewhere it does not exist.
DEMO_TABLE: dict[tuple[str, str], list[Knock]] = {
    ("POST", "/demo/als/{key}"): [
        Knock(asked="/demo/als/fatma", statuses=(303,) * 6),
        Knock(asked="/demo/als/directeur", statuses=(404,) * 6),
    ],
    ("GET", "/demo/mail"): [Knock(asked="/demo/mail", statuses=EVERYBODY)],
    ("GET", "/demo/mail/{number}"): [
        Knock(asked="/demo/mail/1", statuses=EVERYBODY),
        Knock(asked="/demo/mail/99", statuses=(404,) * 6),
    ],
}

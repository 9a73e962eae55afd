"""What the composer's scripts say, in the viewer's language. What stands in {braces} is filled in
by the browser."""

from pages.problems import OUR_FAULT
from services.policies.picturing import MOST_MEGABYTES, MOST_PHOTOS, PhotoEmpty, PhotoTooHeavy
from services.policies.posting import TitleMissing
from services.texts import _, language


def texts() -> dict[str, object]:
    return {
        "desk": _desk(),
        "week": _week(),
        "fields": _fields(),
        "photos": _photos(),
        "buttons": _buttons(),
        "plan": _plan(),
        "emptying": {"empty": _("Empty it"), "emptied": _("Emptied."), "undo": _("Undo")},
        "troubles": _troubles(),
        "preview": {"title": _("How parents see it")},
    }


def _desk() -> dict[str, str]:
    return {
        "heading": _("New message"),
        "editing": _("Change the message"),
        "left": _("What you wrote stays at {desk}."),
        "choice": _("For the parents of"),
        "sending": _(
            "Your photos are still on their way. Choose another group when they are there."
        ),
        "stays": _("There is no connection. You can choose another group when it is back."),
        "groups": _("Which groups is it for?"),
        "all": _("All groups"),
    }


def _week() -> dict[str, str]:
    return {
        "name": _("The week of this group"),
        "undo": _("Undo"),
        "takenBack": _("Taken back. Parents do not see it any more."),
        "unplanned": _("This message is not planned any more."),
        "joined": _("The planned message now stands above what you were writing."),
        "sorry": _("That did not work. Please try again."),
    }


def _fields() -> dict[str, object]:
    return {
        "title": _("Title"),
        "text": _("What did the group do today?"),
        "textOfSchool": _("What do you want to tell?"),
        "count": _("{length} of {limit}"),
        "gone": _(
            "You cannot write here any more. Your text is still here: copy it if you need it."
        ),
        "takenAway": _(
            "The message is gone from here: it was published, planned or emptied. "
            "Look at the week above."
        ),
        "emptied": _(
            "In the meantime this message was published, planned or emptied. "
            "Look at the week above, and choose what stays here."
        ),
        "empty": _("Empty it"),
        "conflicts": {
            "title": _("{writer} changed the title too:"),
            "text": _("{writer} changed the text too:"),
        },
        "somebody": _("Somebody else"),
        "theirs": _("Take this one"),
        "mine": _("Keep mine"),
        "both": _("Keep both"),
    }


def _buttons() -> dict[str, object]:
    return {
        "schedule": _("Plan for later"),
        "anyway": _("Publish now all the same"),
        "forAll": _("Publish for the whole school"),
        "forOne": _("Publish for {group}"),
        "forSome": _("Publish for {count} groups"),
        "forNobody": _("Publish"),
        "signIn": _("Sign in"),
        "save": _("Save changes"),
        "cancel": _("Cancel"),
        "saved": _("Saved {time}"),
        "away": _("Saved on this device"),
        "nowhere": _("Not saved yet: leave this screen open"),
        "moved": _("Somebody else changed something just now. Look, and press once more."),
        "nothing": TitleMissing().sentence(),
        "choose": _("Choose first which text it becomes."),
        "coming": _("Some photos are still on their way. Publish when they have all arrived."),
        "failed": _("Not all photos could be sent. Try those again, or remove them."),
        "going": {"publish": _("Publishing…"), "plan": _("Planning…"), "edit": _("Saving…")},
        "offline": {
            "publish": _("No connection. Your message is not published yet."),
            "plan": _("No connection. Your message is not planned yet."),
            "edit": _("No connection. Your changes are not saved yet."),
        },
        "lost": {
            "publish": _("The connection was lost. Your message may not be published yet."),
            "plan": _("The connection was lost. Your message may not be planned yet."),
            "edit": _("The connection was lost. Your changes may not be saved yet."),
        },
        "back": {
            "publish": _("There is a connection again. Press once more to publish your message."),
            "plan": _("There is a connection again. Press once more to plan your message."),
            "edit": _("There is a connection again. Press once more to save your changes."),
        },
    }


def _troubles() -> dict[str, str]:
    """Why something is not done, when the server has no better sentence for it."""
    return {
        "signedOut": _("You are no longer signed in. Sign in again: your text stays here."),
        "tooLarge": _(
            "This text is too long to keep. Make it shorter; until then it is only here."
        ),
        "fault": _(OUR_FAULT),
    }


def _plan() -> dict[str, str]:
    return {
        "title": _("Plan for later"),
        "day": _("Which day?"),
        "time": _("At what time?"),
        "plan": _("Plan for {day}, {time}"),
        "going": _("Planning…"),
        "cancel": _("Cancel"),
        "close": _("Close"),
        "lost": _("No connection for a moment. The days come when it is back."),
        "none": _("There is no school day left in this school year."),
        "sign": "." if language() == "nl" else ":",
    }


def _photos() -> dict[str, str]:
    return {
        "photos": _("Photos"),
        "add": _("+ photos"),
        "limit": _("(at most {most})").format(most=MOST_PHOTOS),
        "photo": _("Photo {number} of {count}"),
        "earlier": _("Move photo {number} forward"),
        "later": _("Move photo {number} back"),
        "remove": _("Remove photo {number}"),
        "sending": _("{name} is being sent"),
        "waiting": _("Waiting"),
        "offline": _("No connection for a moment. It goes on by itself."),
        "making": _("Almost ready"),
        "failed": _("{name} could not be sent. Try again, or remove it."),
        "retry": _("Try again"),
        "close": _("Close this notice"),
        "signedOut": _("You are no longer signed in. Sign in again and add {name} once more."),
        "leftOut": _("{names}: not added. A message has at most {most} photos.").format(
            names="{names}", most=MOST_PHOTOS
        ),
        "more": _("{count} more"),
        "tooHeavy": PhotoTooHeavy(most=MOST_MEGABYTES).sentence(),
        "empty": PhotoEmpty().sentence(),
    }

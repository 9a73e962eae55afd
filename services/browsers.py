"""The browser that someone knocks with: from where, and on what."""

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

# The first that is found in what a browser says about itself counts: many claim to be others too.
DEVICES = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "CrOS": "Chromebook",
    "Windows": "Windows",
    "Macintosh": "Mac",
    "Linux": "Linux",
}
PROGRAMS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "Chrome": "Chrome",
    "CriOS": "Chrome",
    "Safari": "Safari",
}


@dataclass(frozen=True, kw_only=True)
class Browser:
    """Where someone is signed in, or tries to be."""

    network: str  # the address it comes from: "192.0.2.7"
    device: str = ""  # "iPhone · Safari"; nothing when it does not say

    @property
    def network_of_household(self) -> str:
        """What one household or school shares: an IPv4 address, or a whole IPv6 /64, of which
        every device has as many addresses as it likes (RFC 4291, 2.5.4)."""
        try:
            address = ip_address(self.network.partition("%")[0])
        except ValueError:
            return self.network
        if isinstance(address, IPv6Address):
            return str(address.ipv4_mapped or IPv6Address(int(address) >> 64 << 64))
        return str(address)


def device_name(user_agent: str) -> str:
    """ "iPhone · Safari", so that people recognise their own device in a list."""
    found = (_first(DEVICES, user_agent), _first(PROGRAMS, user_agent))
    return " · ".join(name for name in found if name)


def _first(names: dict[str, str], user_agent: str) -> str:
    return next((name for sign, name in names.items() if sign in user_agent), "")

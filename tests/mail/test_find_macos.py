"""Which programs a person has on macOS, by answers of ours: LaunchServices are never asked here."""

from prevent_desktop.mail.clients import Client, Way
from prevent_desktop.mail.find_macos import find_programs

PLACES = {
    "com.apple.mail": "/System/Applications/Mail.app",
    "com.microsoft.outlook": "/Applications/Microsoft Outlook.app",
    "org.mozilla.thunderbird": "/Applications/Thunderbird.app",
}


class Workspace:
    def __init__(self, default: str) -> None:
        self._default = default

    def default_for_mail(self) -> str:
        return self._default

    def place_of(self, bundle: str) -> str:
        return PLACES.get(bundle, "")


def test_apple_mail_is_offered_where_it_is_the_default() -> None:
    first = find_programs(Workspace("com.apple.mail"))[0]
    assert (first.client, first.default, first.ways) == (
        Client.APPLE_MAIL, True, (Way.SHARING,),
    )  # fmt: skip
    clients = [each.client for each in find_programs(Workspace("com.microsoft.Outlook"))]
    assert clients == [Client.MAC_OUTLOOK, Client.THUNDERBIRD, Client.BROWSER]


def test_others_are_opened_by_their_place() -> None:
    bird = find_programs(Workspace("org.mozilla.thunderbird"))[0]
    assert bird.command == ("/usr/bin/open", "-a", "/Applications/Thunderbird.app")
    assert bird.ways == (Way.EML,)


def test_a_browser_for_mail_is_mail_in_the_browser() -> None:
    first = find_programs(Workspace("com.google.Chrome"))[0]
    assert (first.client, first.default) == (Client.BROWSER, True)


def test_without_a_default_nothing_is_lost() -> None:
    assert find_programs(Workspace(""))[-1].client is Client.BROWSER

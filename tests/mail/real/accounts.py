"""A fictional account for each mail program, in a home of its own, on this computer alone.

Mail would go to a port of 127.0.0.1 and come from nowhere. The files are what each program writes
itself after its first-run questions, less what it can do without.
"""

from pathlib import Path

ADDRESS = "ann@example.org"

THUNDERBIRD = """
user_pref("mail.accountmanager.accounts", "account1,account2");
user_pref("mail.accountmanager.defaultaccount", "account1");
user_pref("mail.accountmanager.localfoldersserver", "server2");
user_pref("mail.account.account1.identities", "id1");
user_pref("mail.account.account1.server", "server1");
user_pref("mail.account.account2.server", "server2");
user_pref("mail.server.server1.type", "pop3");
user_pref("mail.server.server1.hostname", "127.0.0.1");
user_pref("mail.server.server1.port", 9);
user_pref("mail.server.server1.userName", "ann");
user_pref("mail.server.server1.name", "ann@example.org");
user_pref("mail.server.server1.login_at_startup", false);
user_pref("mail.server.server1.check_new_mail", false);
user_pref("mail.server.server1.directory-rel", "[ProfD]Mail/one");
user_pref("mail.server.server2.type", "none");
user_pref("mail.server.server2.hostname", "Local Folders");
user_pref("mail.server.server2.userName", "nobody");
user_pref("mail.server.server2.name", "Local Folders");
user_pref("mail.server.server2.directory-rel", "[ProfD]Mail/Local");
user_pref("mail.identity.id1.fullName", "Ann Example");
user_pref("mail.identity.id1.useremail", "ann@example.org");
user_pref("mail.identity.id1.valid", true);
user_pref("mail.identity.id1.smtpServer", "smtp1");
user_pref("mail.identity.id1.draft_folder", "mailbox://nobody@Local%20Folders/Drafts");
user_pref("mail.identity.id1.fcc_folder", "mailbox://nobody@Local%20Folders/Sent");
user_pref("mail.identity.id1.compose_html", false);
user_pref("mail.smtpservers", "smtp1");
user_pref("mail.smtp.defaultserver", "smtp1");
user_pref("mail.smtpserver.smtp1.hostname", "127.0.0.1");
user_pref("mail.smtpserver.smtp1.port", PORT);
user_pref("mail.smtpserver.smtp1.authMethod", 1);
user_pref("mail.smtpserver.smtp1.try_ssl", 0);
user_pref("mail.warn_on_send_accel_key", false);
user_pref("mail.rights.version", 1);
user_pref("mailnews.start_page_override.mstone", "ignore");
user_pref("mailnews.start_page.enabled", false);
user_pref("mail.shell.checkDefaultClient", false);
user_pref("app.donation.eoy.version.viewed", 999);
user_pref("app.update.enabled", false);
user_pref("extensions.update.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("datareporting.policy.bypassNotification", true);
user_pref("toolkit.telemetry.enabled", false);
user_pref("mail.provider.suppress_dialog_on_startup", true);
"""
THUNDERBIRD_PROFILES = """[Profile0]
Name=default
IsRelative=1
Path=p
Default=1

[General]
StartWithLastProfile=1
Version=2
"""
GTK_ACCOUNT = """[Account: 1]
account_name=ann@example.org
is_default=1
name=Ann Example
address=ann@example.org
protocol=0
receive_server=127.0.0.1
smtp_server=127.0.0.1
user_id=ann
receive_at_get_all=0
set_smtpport=1
smtp_port=PORT
use_smtp_auth=0
"""
GTK_FOLDERS = """<?xml version="1.0" encoding="UTF-8"?>
<folderlist>
    <folder type="mh" name="Mail" path="Mail" collapsed="0">
        <folderitem type="inbox" name="inbox" path="inbox" />
        <folderitem type="outbox" name="sent" path="sent" />
        <folderitem type="draft" name="draft" path="draft" />
        <folderitem type="queue" name="queue" path="queue" />
        <folderitem type="trash" name="trash" path="trash" />
    </folder>
</folderlist>
"""
EVOLUTION = {
    "account": """[Data Source]
DisplayName=ann@example.org
Enabled=true
Parent=

[Mail Account]
BackendName=maildir
IdentityUid=identity
ArchiveFolder=
NeedsInitialSetup=false

[Maildir Backend]
Path=HOME/maildir
FilterInbox=false
""",
    "identity": """[Data Source]
DisplayName=ann@example.org
Enabled=true
Parent=account

[Mail Composition]
DraftsFolder=folder://local/Drafts

[Mail Identity]
Address=ann@example.org
Name=Ann Example

[Mail Submission]
SentFolder=folder://local/Sent
TransportUid=transport
UseSentFolder=true
""",
    "transport": """[Data Source]
DisplayName=ann@example.org
Enabled=true
Parent=account

[Mail Transport]
BackendName=smtp

[Authentication]
Host=127.0.0.1
Method=
Port=PORT
User=
RememberPassword=false
IsExternal=false

[Security]
Method=none
""",
}


def thunderbird(home: Path, port: int) -> None:
    """A profile that is taken with MOZ_LEGACY_PROFILES."""
    profile = home / ".thunderbird" / "p"
    profile.mkdir(parents=True)
    (profile / "user.js").write_text(THUNDERBIRD.replace("PORT", str(port)))
    (profile.parent / "profiles.ini").write_text(THUNDERBIRD_PROFILES)


def claws(home: Path, port: int) -> None:
    """No spell checker: without a dictionary it stops at an error of its own."""
    _gtk(home, ".claws-mail", port)
    (home / ".claws-mail" / "clawsrc").write_text("[Common]\nenable_aspell=0\n")


def sylpheed(home: Path, port: int) -> None:
    """Sylpheed's folder is the same as that of Claws, which was made from it."""
    _gtk(home, ".sylpheed-2.0", port)


def _gtk(home: Path, name: str, port: int) -> None:
    settings = home / name
    settings.mkdir()
    (settings / "accountrc").write_text(GTK_ACCOUNT.replace("PORT", str(port)))
    (settings / "folderlist.xml").write_text(GTK_FOLDERS)
    for folder in ("inbox", "sent", "draft", "queue", "trash"):
        (home / "Mail" / folder).mkdir(parents=True)


def evolution(home: Path, port: int) -> None:
    """Three data sources: an account, who writes in it, and where its mail would go."""
    sources = home / ".config" / "evolution" / "sources"
    sources.mkdir(parents=True)
    (home / "maildir").mkdir()
    for name, text in EVOLUTION.items():
        text = text.replace("PORT", str(port)).replace("HOME", str(home))  # noqa: PLW2901
        (sources / f"{name}.source").write_text(text)

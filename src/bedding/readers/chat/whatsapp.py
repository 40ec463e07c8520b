"""WhatsApp, Android and iPhone, in any layout of date and time.

What the app writes itself is known from a mark that phones put before it (U+200E, iPhone), from
lines without a sender (Android), and from the sentences below: Dutch and English in full, and
the common ones in German, French, Spanish, Portuguese and Italian. A sentence in another
language that carries no mark counts as a short message.
"""

import re
from collections.abc import Iterable
from typing import Final

from bedding.readers.chat.dates import AmbiguousDates
from bedding.readers.chat.layout import MARK, Layout
from bedding.readers.chat.message import Kind, Messages
from bedding.readers.chat.stamped import App, read_stamped

FIRST_YEAR: Final = 2009
"""WhatsApp began in 2009."""

LONGEST_NOTICE: Final = 300
"""Characters of a notice that are looked at."""

_MEDIA_WORDS: Final = (
    "afbeelding weggelaten", "video weggelaten", "audio weggelaten", "sticker weggelaten",
    "GIF weggelaten", "document weggelaten", "visitekaartje weggelaten", "media weggelaten",
    "videonotitie weggelaten", "contactkaart weggelaten",
    "image omitted", "video omitted", "audio omitted", "sticker omitted", "GIF omitted",
    "document omitted", "contact card omitted", "media omitted", "video note omitted",
    "Bild weggelassen", "Video weggelassen", "Audio weggelassen", "Sticker weggelassen",
    "GIF weggelassen", "Dokument weggelassen", "Kontaktkarte ausgelassen", "Medien ausgeschlossen",
    "Medien weggelassen",
    "image absente", "vidéo absente", "audio omis", "sticker omis", "GIF retiré", "document omis",
    "fiche contact omise", "médias omis",
    "imagen omitida", "video omitido", "audio omitido", "sticker omitido", "GIF omitido",
    "documento omitido", "tarjeta de contacto omitida", "multimedia omitido",
    "imagem ocultada", "vídeo omitido", "áudio ocultado", "figurinha omitida", "GIF omitido",
    "documento omitido", "cartão do contato omitido", "mídia oculta", "ficheiro não revelado",
    "immagine omessa", "video omesso", "audio omesso", "sticker omesso", "GIF esclusa",
    "documento omesso", "scheda contatto omessa", "media omessi",
)  # fmt: skip
_DELETED_WORDS: Final = (
    "dit bericht is verwijderd", "u hebt dit bericht verwijderd", "u heeft dit bericht verwijderd",
    "je hebt dit bericht verwijderd", "jij hebt dit bericht verwijderd",
    "dit bericht is verwijderd door een beheerder",
    "this message was deleted", "you deleted this message",
    "this message was deleted by an admin",
    "diese Nachricht wurde gelöscht", "du hast diese Nachricht gelöscht",
    "ce message a été supprimé", "vous avez supprimé ce message",
    "se eliminó este mensaje", "este mensaje fue eliminado", "eliminaste este mensaje",
    "mensagem apagada", "essa mensagem foi apagada", "você apagou esta mensagem",
    "questo messaggio è stato eliminato", "hai eliminato questo messaggio",
)  # fmt: skip
_WAITING_WORDS: Final = (
    "wachten op dit bericht", "wachten op dit bericht. Dit kan even duren",
    "waiting for this message", "waiting for this message. This may take a while",
    "null",
)  # fmt: skip

_CALLS: Final = (
    r"(?:groeps)?(?:spraak|video)-?(?:oproep|gesprek)|(?:group\s)?(?:voice|video)\scall|"
    r"(?:gruppen)?(?:sprach|video)anruf|appel\s(?:vocal|vidéo)|(?:video)?llamada(?:\sde\svoz)?|"
    r"chamada\sde\s(?:voz|vídeo)|(?:video)?chiamata(?:\svocale)?"
)
_MISSED: Final = re.compile(
    rf"(?i)(?:(?:gemiste?|missed|verpasster)\s(?:{_CALLS})|(?:{_CALLS})\s(?:manqué|perdida|persa))"
    r"(?:\.|,?\s(?:om\s|at\s|um\s|à\s)?\d{1,2}[:.]\d{2}.{0,6}"
    r"|[,.]\s(?:tik|tap|click|tippe|appuyez|toca|toque|tocca).{0,60})?"
)
_HELD: Final = re.compile(rf"(?i)(?:{_CALLS})(?:[,.]\s(?P<how>.{{1,60}}))?")
_NO_ANSWER: Final = re.compile(
    r"(?i)geen antwoord|niet (?:beantwoord|opgenomen)|no answer|keine antwort|nicht angenommen|"
    r"sans réponse|sin respuesta|sem resposta|nessuna risposta"
)
_NOTICE: Final = re.compile(
    r"(?i)end-to-end|ende-zu-ende|bout en bout|extremo a extremo|ponta a ponta|"
    r"^(?:uw|je) beveiligingscode|^your security code|^deine sicherheitsnummer|"
    r"\b(?:heeft|hebt|hebben)\b.*\b(?:toegevoegd|verwijderd|verlaten|gewijzigd|gemaakt|"
    r"aangemaakt|ingeschakeld|uitgeschakeld|vastgezet|onderwerp|groep)\b|"
    r"\b(?:added|removed|left|joined|created|changed|turned (?:on|off)|pinned)\b"
    r".*\b(?:group|subject|description|icon|number|timer|messages?|message timer)\b|"
    r"^(?:berichten verdwijnen|zelfverwijderende berichten|disappearing messages|"
    r"je hebt (?:dit|deze) contact|you (?:blocked|unblocked) this|dit is een zakelijk)"
)
_ATTACHED: Final = re.compile(
    r"[^\n]{1,160}\.\w{1,5} \((?:bestand bijgevoegd|file attached|Datei angehängt|fichier joint|"
    r"archivo adjunto|arquivo anexado|ficheiro anexado|file allegato)\)(?:\n(?P<caption>.*))?",
    re.DOTALL,
)
_BRACKETED: Final = re.compile(
    r"<(?:(?P<name>[^<>:\n]{1,40}): [^<>\n]{1,160}|(?P<words>[^<>\n]{1,60}))>(?:\s(?P<caption>.*))?",
    re.DOTALL,
)
_EDITED: Final = re.compile(
    rf"\s?{MARK}?<[^<>\n]{{0,40}}(?:bewerkt|edited|bearbeitet|modifié|editad[oa]|modificato)[^<>\n]{{0,40}}>$"
)
_PLACED: Final = re.compile(
    r"(?i)(?:locatie|live locatie|location|live location|standort|localisation|ubicación|"
    r"localização|posizione|peiling|poll|umfrage|sondage|encuesta|enquete|sondaggio):"
)


def _spellings(words: Iterable[str]) -> Iterable[str]:
    """Return sentences as phones write them: with and without capital, stop and brackets."""
    for word in words:
        for written in (word, word[0].upper() + word[1:]):
            yield from (written, f"{written}.", f"<{written}>")


_WHOLE: Final = {
    **dict.fromkeys(_spellings([*_MEDIA_WORDS, *_WAITING_WORDS]), Kind.MEDIA),
    **dict.fromkeys(_spellings(_DELETED_WORDS), Kind.DELETED),
    **dict.fromkeys(
        _spellings(
            f"{missed} {call}"
            for missed, calls in (
                ("gemiste", ("spraakoproep", "video-oproep", "groepsoproep")),
                ("gemist", ("spraakgesprek", "videogesprek", "groepsgesprek")),
                (
                    "missed",
                    (
                        "voice call",
                        "video call",
                        "group voice call",
                        "group video call",
                    ),
                ),
            )
            for call in calls
        ),
        Kind.MISSED_CALL,
    ),
}


def classify(text: str) -> tuple[Kind, int]:
    """Return what a text with a trait of the app is, and how many characters a person wrote."""
    own = text.startswith(MARK)
    edited = _EDITED.search(text)
    bare = (text[: edited.start()] if edited else text).replace(MARK, "")
    if bare in _WHOLE:
        return _WHOLE[bare], 0
    attached = _ATTACHED.fullmatch(bare) or (
        _BRACKETED.fullmatch(bare) if own else None
    )
    if attached:
        return Kind.MEDIA, len(attached["caption"] or "")
    if not own:
        return (
            (Kind.MEDIA, 0)
            if _PLACED.match(bare) and MARK in text
            else (Kind.TEXT, len(bare))
        )
    call = _call(bare)
    if call is not None:
        return call, 0
    if _NOTICE.search(bare[:LONGEST_NOTICE]):
        return Kind.SYSTEM, 0
    # Phones put the mark before what stands in for something else, in whatever language.
    return Kind.MEDIA, 0


def without_sender(line: str) -> Kind:
    """Return what a line without a sender is: a call, or a notice."""
    return _call(line.replace(MARK, "")) or Kind.SYSTEM


def is_notice(name: str) -> bool:
    """Tell whether what stands before a colon is the beginning of a notice, not a name."""
    return _NOTICE.search(name) is not None


def _call(text: str) -> Kind | None:
    if _MISSED.fullmatch(text):
        return Kind.MISSED_CALL
    held = _HELD.fullmatch(text)
    if held is None:
        return None
    return (
        Kind.MISSED_CALL
        if held["how"] and _NO_ANSWER.search(held["how"])
        else Kind.CALL
    )


WHATSAPP: Final = App(
    whole=_WHOLE,
    own=(MARK, " ("),
    classify=classify,
    without_sender=without_sender,
    is_notice=is_notice,
    earliest=FIRST_YEAR,
)


def read_whatsapp(
    chunks: Iterable[str], layout: Layout, *, day_first: bool | None
) -> Messages | AmbiguousDates:
    """Return the messages of an export of WhatsApp, or what to ask about its dates.

    Args:
        chunks: The text in pieces.
        layout: How it writes the head of a message.
        day_first: What a person said of the order of day and month, or None.
    """
    return read_stamped(chunks, layout, WHATSAPP, day_first=day_first)

"""By which words one knows that an Italian text says *Lei* to its reader, or *tu*."""

import re

# Third persons that ask the reader for something: "scriva", "indichi". Whoever writes a text with another verb adds it.
ASKED = (
    "aggiunga|alleghi|apra|aspetti|attenda|chiami|chieda|comunichi|confermi|confronti|consideri|contatti|controlli"
    "|corregga|decida|descriva|dia|dica|esporti|estragga|faccia|guardi|inquadri|indichi|inoltri|inserisca|invii|lasci"
    "|legga|mandi|metta|modifichi|prema|prenda|provi|racconti|rilegga|ripeta|riprovi|risponda|scarichi|scelga|scriva"
    "|segnali|senta|spieghi|tenga|tocchi|torni|usi|valuti|veda|venga|verifichi"
)
_LEI = (
    r"\b(?:Lei|Suo|Sua|Suoi|Sue)\b",
    r"(?<![.:?!»•\]] )(?<!\A)(?<!\n)\b(?:Le|La)\b",  # as an article only where a sentence begins
    r"\bL[ae] (?:\w+iamo|chiedo|invio|mando|propongo|ricordo|scrivo)\b",
    r"\b\w+[aei]r(?:La|Le)\b",  # ricordarLe
    rf"\b(?:{ASKED}|{ASKED.title()})\b",
    # What the reader does or will do, without a word for the reader.
    r"\b(?:riceverà|troverà|vedrà)\b",
    r"\b[Aa]vrà\b(?! luogo)|\bHa (?:ragione|scelto)\b",
    r"\bci ha segnalato\b|\b[Cc]iò che scrive sul\b|\b[Qq]uale preferisce\b",
    r"\b[Ss]e (?:accetta|approva|chiede|desidera|firma|ha|paga|preferisce|rifiuta|scrive|sceglie|vuole)\b",
    r"\bPuò (?:anche )?(?:annullare|cambiarla|chiedere|scegliere|scrivere)\b|\bPuò rispondere anche\b",
    r"\bLo (?:ha|riferisca)\b|\bha bisogno\b|\bha \w+to\?|\b[Qq]uale pagherà\b|\bche scrive qui\b",
)
COMMANDED = "aggiungi|allega|aspetta|consegna|esporta|indica|inquadra|invia|manda|ripeti|riprova|scrivi"
_TU = (
    r"\b(?:tu|ti|te|tuo|tua|tuoi|tue|hai|avrai|puoi|vuoi|devi|riferiscilo|lascia|sei|\w+[ae]rai|\w+irai|\w+rti)\b",
    r"\b(?:accetti|approvi|attendi|chiedi|cominci|decidi|dicci|dimmi|firmi|leggi|metti|parli|premi|rispondi|scegli)\b",
    rf"\b(?:{COMMANDED})(?:|lo|la|li|le|mi|ci|ce\w+)\b",
    r"\bcomunica(?:lo|ce\w+)\b|\bpremi(?:ne|li|lo)\b",
)
LEI, TU = re.compile("|".join(_LEI)), re.compile("|".join(_TU), re.IGNORECASE)


def says_lei(text: str) -> str:
    """The first words that say Lei; empty if there are none."""
    found = LEI.search(text)
    return found[0] if found else ""


def says_tu(text: str) -> str:
    """The first words that say tu; empty if there are none."""
    found = TU.search(text)
    return found[0] if found else ""

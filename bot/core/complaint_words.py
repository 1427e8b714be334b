"""What people write when they are not happy, in Italian and in English, and how they say that a thing is settled.

Whole words are compared, folded as names are: accents, case and punctuation do not count. Such words never are a
complaint by themselves; they lead to the question whether they shall be one.
"""

from __future__ import annotations

import re

from bot.core.names import plain

# Adverbs may stand inside a phrase: "not at all happy", "non sono affatto contenta".
_HOW = r"(?:(?:very|really|so|too|at all|quite|particularly|molto|per niente|affatto|proprio|del tutto|ancora) )?"
_UNHAPPY = (
    rf"not {_HOW}(?:happy|satisfied|pleased|impressed)",
    rf"(?:isnt|arent|wasnt|im not|am not) {_HOW}(?:happy|satisfied|pleased|acceptable)",
    r"unhappy",
    r"unsatisfied",
    r"dissatisfied",
    r"displeased",
    r"disappoint(?:ed|ing|ment)",
    r"(?:i|we) (?:want to |would like to |must |have to |wish to )?complain",
    r"(?:a|my|our|this|formal) complaint",
    r"(?:make|making|file|filing|lodge) (?:a|an) (?:\w+ )?complaint",
    r"not acceptable",
    r"unacceptable",
    r"(?:this is|its|thats|that is|what) a disgrace",
    r"fed up",
    r"let (?:me|us) down",
    r"(?:i|we) expected better",
    rf"non (?:(?:sono|siamo|ne sono|ne siamo|mi ritengo) )?{_HOW}(?:content[aoi]|soddisfatt[aoi]|felic[ei])",
    r"scontent[aoi]",
    r"insoddisfatt[aoi]",
    r"(?:ne )?(?:sono|siamo) delus[aoi]",
    r"(?:ne )?(?:sono |siamo )?(?:molto|davvero|rimast[aoi]) delus[aoi]",
    r"delus[aoi] (?:da|dal|dalla|dai|dalle|dallo|del|della|per)",
    r"deludent[ei]",
    r"(?:un|il|mio|nostro|questo|faccio|fare|presento|presentare|sporgo) reclamo",
    r"(?:mi|ci) lament(?:o|iamo)",
    r"(?:voglio|vogliamo|vorrei|devo|desidero) reclamare",
    r"lamentela",
    r"inaccettabil[ei]",
    r"non (?:e|sono) accettabil[ei]",
    r"(?:e|che) una vergogna",
    r"vergognos[aoi]",
    r"cosi non va",
    r"non va (?:per niente|affatto) bene",
    r"mi aspettavo (?:di )?(?:meglio|piu)",
)
_FOUND = re.compile(rf"(?<!\w)(?:{'|'.join(_UNHAPPY)})(?!\w)")
# What turns such words into their contrary, or makes them somebody else's.
_NOT_SO = re.compile(
    r"(?<!\w)(?:not|never|no|nobody|without|isnt|arent|wasnt|dont|didnt|hardly|if|unless|mai|nessun|nessuna|nessuno"
    r"|senza|non|se|qualora|ne)(?: \w+){0,2} $"
)
# An answer with a sentence of its own after it, which it does not deny: "No, I am not happy", "no non sono contenta".
_NO_FIRST = re.compile(r"^\s*no(?:\s*,|\s+(?=(?:i|we|it|this|that|not|non|ne|sono|siamo)\b))", re.IGNORECASE)
# A question about the word, rather than with it: what one has to do to complain, or whether somebody else does.
_ASKS = re.compile(
    r"(?:how|where|who|what|when|can|could|may|is there|are there|did|do|does|have|has|are|is|was|were"
    r"|come|dove|chi|cosa|che cosa|quando|posso|si puo|ce|ci sono|avete|hai|ha|e|siete|sei)(?!\w)"
)
_SENTENCE = re.compile(r"[^.!?;:\n]+[.!?;:\n]*")
# A long text may say all sorts of things further down.
_READ = 2000

_SETTLED = frozenset(
    {"settled", "its settled", "it is settled", "yes settled", "yes its settled", "yes it is settled", "solved"}
    | {"its solved", "resolved", "its resolved", "risolto", "risolta", "e risolto", "si risolto", "si e risolto"}
    | {"tutto risolto", "ora va bene", "si ora va bene"}
)
_NOT_YET = frozenset(
    {"not yet", "no not yet", "not settled", "not settled yet", "its not settled", "not solved", "not resolved"}
    | {"still not settled", "non ancora", "no non ancora", "ancora no", "non e risolto", "non e ancora risolto"}
    | {"non risolto"}
)
_YES = frozenset({"yes", "yes please", "please do", "si", "si grazie", "certo", "ok"})
_NO = frozenset({"no", "no thanks", "no thank you", "no grazie"})


def complains(text: str) -> bool:
    """Whether somebody says that they are not happy: a sentence with such words that is no denial and no question."""
    return any(_sentence_complains(each) for each in _SENTENCE.findall(text[:_READ]))


def _sentence_complains(sentence: str) -> bool:
    said = plain(_NO_FIRST.sub("", sentence, count=1))
    if sentence.rstrip().endswith("?") and _ASKS.match(said):
        return False
    return any(not _NOT_SO.search(said[: found.start()]) for found in _FOUND.finditer(said))


def settles(text: str) -> bool | None:
    """Whether words that stand for themselves say that it is settled, or not yet; None for any others."""
    said = plain(text)
    return True if said in _SETTLED else False if said in _NOT_YET else None


def agrees(text: str) -> bool | None:
    """Yes or no, said to a question of ours; None for any other words."""
    said = plain(text)
    return True if said in _YES else False if said in _NO else None

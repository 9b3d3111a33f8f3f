"""Patterns of years and of the names of months and seasons, as text prints them."""

from __future__ import annotations

YEAR = r"(?:1[5-9]|20)[0-9]{2}"  # not that a number stands beside it
# English ones, with a capital.
MONTH = (
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?|January|February|March|April|June|July|August"
    r"|September|October|November|December|Spring|Summer|Autumn|Fall|Winter)(?![a-z])"
)
# Those of the commonest languages, whole and abbreviated.
MONTH_NAME = (
    r"(?:(?i:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september"
    r"|october|november|december|spring|summer|autumn|fall|winter|janv(?:ier)?|févr?(?:ier)?|mars|avr(?:il)?|mai|juin"
    r"|juil(?:let)?|août|septembre|octobre|novembre|décembre|déc|printemps|été|automne|hiver|enero|febrero|marzo|abril"
    r"|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|janeiro|fevereiro|março|maio|junho|julho"
    r"|setembro|outubro|novembro|dezembro|fev|abr|ago|set|out|dez|dic|ene|januar|februar|märz|juni|juli|oktober"
    r"|dezember|okt|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre))(?![^\W\d_])\.?"
)

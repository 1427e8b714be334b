"""Paletti: a chat assistant that guards a freelancer's boundaries.

The map of the house. What Paletti knows changes when somebody writes (`handlers/`), when time passes (`schedules/`) or
when an errand comes back (`handlers/` again). All of these are pure functions that look at the desk and answer with
effects; everything else loads, commits, composes and delivers.

    core/       the rules and records, without input, output, clock, platform or store
    engine/     receive (one commit for each event), tick (what falls due), outbox (claim, compose, deliver)
    store/      where everything is kept: ledgers, side tables, one journal
    adapters/   one platform each: payload to event, message to payload
    messages/   what is said, one function for each `say`
    wording/    the words, Italian and English, a file for each subject
    paper/      what is typeset or drawn: pictures, receipts, quotes, notices
    evidence/   what is shown to others: verify, export, erase, the gate
    checking/   `paletti check`
    setting_up/ `paletti init`

    errands.py, handed_in.py    what else is asked of a platform; files that are read and not kept
    web.py, console.py          what is answered over HTTP, and to commands beside a running bot
    clock.py                    the only room that reads the time of day
    settings.py                 what can be set, with `setting_sections.py`; where each value came from
    demo.py, demo_*.py          `paletti demo`, and the tour through it
    platforms.py, assembly.py   the composition root: with __main__.py and the demo the only rooms that know everybody
"""

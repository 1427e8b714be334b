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
    paper/      what is typeset: pictures
    errands.py  what is asked of a platform besides delivering messages
    handed_in.py what is read in a file that is not kept
    clock.py    the only room that reads the time of day
    assembly.py the composition root, with __main__.py and demo.py the only rooms that know everybody
"""

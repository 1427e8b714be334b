// What a newcomer may try next; each suggestion goes away by itself once it was done.

import { t, when } from "./words.js";

const DECISIVE = /^(approval_(?!reminded)|changes_asked|approver_declined)/; // kinds of entries that lead on

const byPeople = (talk) => talk.log.notes.filter((note) => note.by !== "bot" && !note.service);
const saying = (talk, key) => ({ text: t(key), run: () => talk.say(t(key)) });

/** `talks` are all of the page's, `clock` the last clock note; `record` has the ledger, and how to tamper with it. */
export function suggest(talks, clock, bar, record) {
  const privately = (role) => talks.find((talk) => !talk.room.shared && talk.persona.role === role);
  const [guest, host, newcomer] = ["client", "freelancer", "newcomer"].map(privately);
  if (!guest || !host || !clock) return;
  const wrote = byPeople(guest).at(-1);
  const botSince = (talk) => talk.log.notes.some((note) => note.by === "bot" && Date.parse(note.at) >= Date.parse(wrote.at));
  const answered = wrote && botSince(guest);
  const decided = record.ledger.entries.filter(({ what }) => DECISIVE.test(what));
  const toOpening = answered && !clock.open && clock.opening && !decided.length;
  bar.point(toOpening ? "opening" : null);
  const values = { name: guest.first, sign: bar.sign(), time: when(clock.now, clock.timezone, "time") };
  const next = decided.length ? afterwards(guest, host, newest(decided), record) : {};
  if (next.guest) guest.hint(next.guest);
  else if (!wrote && !decided.length) guest.hint({ caption: t("tryFirst", values), chips: [saying(guest, "ready")] });
  else if (toOpening) {
    const chips = [{ text: t("toOpening"), run: () => bar.move("opening") }];
    guest.hint({ caption: t("tryOpening", values), chips });
  } else guest.hint(null);

  const idle = !host.acted && !byPeople(host).length;
  const can = (...verbs) => verbs.some((verb) => host.composer.menu.some((item) => item.verb === verb));
  const verbs = ["status", "hours", "help"].filter((verb) => can(verb));
  if (decided.length) host.hint(next.host ?? null);
  else if (idle && wrote && clock.open && botSince(host)) host.hint({ caption: t("tryAnswer") });
  else if (idle && verbs.length) {
    const chips = verbs.slice(0, 2).map((verb) => ({ text: `/${verb}`, run: () => host.say(`/${verb}`) }));
    host.hint({ caption: t("tryCommands"), chips });
  } else if (!idle && wrote && clock.open && can("approve", "approva")) {
    host.hint({ caption: t("tryApprove", values), chips: [saying(host, "readyFirst")] });
  } else host.hint(null);

  if (newcomer) {
    const caption = t("tryNewcomer", { name: newcomer.first });
    newcomer.hint(byPeople(newcomer).length ? null : { caption, chips: [saying(newcomer, "readyNewcomer")] });
  }
  for (const talk of talks.filter((one) => one.room.shared && one.persona.side === "client")) {
    const chips = [saying(talk, "readyColleague"), saying(talk, "readyMention")];
    talk.hint(talk.room.present && !byPeople(talk).length ? { caption: t("tryShared"), chips } : null);
  }
}

const newest = (entries) => entries.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.seq - b.seq).at(-1);

/** From the first version over changes and the second to the receipt, and to the proof: a hint for one of the two. */
function afterwards(guest, host, { what, version }, { ledger, tamper }) {
  const values = { name: guest.first, version };
  if (what === "approval_given" && !ledger.tried) {
    return { host: { caption: t("tryProof"), chips: [{ text: t("tamper"), run: tamper }] } };
  }
  if (what === "changes_asked") return { host: { caption: t("trySecond", values), chips: [saying(host, "readySecond")] } };
  if (what !== "approval_asked") return {};
  if (version > 1) return pressing(guest, "approve", t("tryGive", values));
  return wishing(guest)
    ? { guest: { caption: t("tryWish", values), chips: [saying(guest, "readyWish")] } }
    : pressing(guest, "change", t("tryChanges", values));
}

const buttonOf = (note, choice) => note.blocks.flatMap(({ buttons }) => buttons ?? []).find((one) => one.choice === choice);
const card = (talk, choice) => talk.log.notes.filter((note) => buttonOf(note, choice)).at(-1);

function pressing(talk, choice, caption) {
  const note = card(talk, choice);
  if (!note) return {};
  const { token, label } = buttonOf(note, choice);
  return { guest: { caption, chips: [{ text: label, run: () => talk.act("press", { message: note.id, token, choice }) }] } };
}

/** Whether the bot has spoken since it showed the card, and waits for an answer in words. */
function wishing(talk) {
  const last = talk.log.notes.filter((note) => !note.service).at(-1);
  return last.by === "bot" && last !== card(talk, "change");
}

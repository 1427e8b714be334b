// What a newcomer may try next; each suggestion goes away by itself once it was done.

import { t, when } from "./words.js";

const byPeople = (talk) => talk.notes.filter((note) => note.by !== "bot" && !note.service);
const saying = (talk, key) => ({ text: t(key), run: () => talk.say(t(key)) });

/** `talks` are all of the page's, `clock` the last clock note. */
export function suggest(talks, clock, bar) {
  const privately = (role) => talks.find((talk) => !talk.room.shared && talk.persona.role === role);
  const [guest, host, newcomer] = ["client", "freelancer", "newcomer"].map(privately);
  if (!guest || !host || !clock) return;
  const wrote = byPeople(guest).at(-1);
  const botSince = (talk) => talk.notes.some((note) => note.by === "bot" && Date.parse(note.at) >= Date.parse(wrote.at));
  const answered = wrote && botSince(guest);
  const toOpening = answered && !clock.open && clock.opening;
  bar.point(toOpening ? "opening" : null);
  const values = { name: guest.first, sign: bar.sign(), time: when(clock.now, clock.timezone, "time") };
  if (!wrote) guest.hint({ caption: t("tryFirst", values), chips: [saying(guest, "ready")] });
  else if (toOpening) {
    const chips = [{ text: t("toOpening"), run: () => bar.move("opening") }];
    guest.hint({ caption: t("tryOpening", values), chips });
  } else guest.hint(null);

  const idle = !host.acted && !byPeople(host).length;
  const verbs = ["status", "hours", "help"].filter((verb) => host.composer.menu.some((item) => item.verb === verb));
  if (idle && wrote && clock.open && botSince(host)) host.hint({ caption: t("tryAnswer") });
  else if (idle && verbs.length) {
    const chips = verbs.slice(0, 2).map((verb) => ({ text: `/${verb}`, run: () => host.say(`/${verb}`) }));
    host.hint({ caption: t("tryCommands"), chips });
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

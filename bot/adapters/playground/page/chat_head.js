// What stands above the messages: who is in a shared chat, and its topics.

import { button, icon } from "./dom.js";
import { t } from "./words.js";

const PLUS = "M10 3v14M3 10h14";

/** Who is there, and for the office's people the button that brings Paletti in or takes it out. */
export function drawMembers(node, { shared, present, office, people, ...values }) {
  node.hidden = !shared;
  node.classList.toggle("without", !present);
  node.querySelector("p").textContent = present ? `${people}, Paletti` : t("absent", values);
  const move = node.querySelector("button");
  move.hidden = !office;
  move.replaceChildren(...(present ? [] : [icon(PLUS, 14)]), t(present ? "takeOut" : "bringIn"));
}

/** `topics` are the notes that opened one; `pick(id)` shows one alone, or (null) all. */
export function drawTopics(node, topics, shown, pick) {
  node.hidden = topics.length === 0;
  const choice = (id, text) => button(text, () => pick(id), { "aria-pressed": String(shown === id), dir: "auto" });
  node.replaceChildren(choice(null, t("allTopics")), ...topics.map((note) => choice(note.id, note.topic)));
}

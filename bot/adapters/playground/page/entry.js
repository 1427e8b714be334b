// An entry of a ledger: its line, and below it, once unfolded, all that stands in it. Whatever people wrote is text.

import { button, el } from "./dom.js";
import { t, weekday, when, worded } from "./words.js";

const SHORT = 8; // hexadecimal digits of a hash in a line
const LONGER = 16; // of one that stands for itself
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const GENESIS = "0".repeat(64); // the hash before a ledger's first entry

/** Words in the page's language; for what this page does not know, the record's own name. */
const named = (prefix, name) => (worded(`${prefix}_${name}`) ? t(`${prefix}_${name}`) : name.replaceAll("_", " "));

/** What an entry is, for a line. */
export const kindOf = ({ what }) => named("kind", what);

/** The check's own words, in the page's language. */
export const reasonOf = ({ reason }) => named("reason", reason.replaceAll(" ", "_"));

/** Each enumeration among the numbers of a plan or a ladder, in the page's language. */
const wordwise = (value) => value.replace(/[a-z_]+/g, (name) => (worded(`value_${name}`) ? t(`value_${name}`) : name));

// Facts that are on record otherwise than people read them.
const READ = {
  approval: (title) => title, // somebody's own word, whatever else it may mean
  parts: wordwise,
  rungs: wordwise,
  minute: (value) => `${Math.floor(value / 60)}:${String(value % 60).padStart(2, "0")}`,
  weekday: (value) => weekday(Number(value)),
  thousandths: (value) => value / 1000,
  target_thousandths: (value) => value / 1000,
};

/** A fact's value: enumerations in the page's language, instants in the office's zone. */
function told(name, value, zone) {
  if (READ[name]) return String(READ[name](value));
  if (INSTANT.test(value)) return when(value, zone, "short");
  if (DAY.test(value)) return when(`${value}T12:00:00Z`, "UTC", "day");
  return worded(`value_${value}`) ? t(`value_${value}`) : value;
}

/** What an entry is about, in one line. */
function about({ title, version, facts }, zone) {
  if (title) return version ? t("titled", { title, version }) : title;
  const shown = Object.entries(facts).filter(([, value]) => value !== "no");
  return shown.map(([name, value]) => (name === "fingerprint" ? value.slice(0, LONGER) : told(name, value, zone))).join(" · ");
}

/** `finding` is what the check says of this entry, `change` what was changed in a copy of it; null for nothing. */
export function entryItem(entry, { zone, open, fresh, finding, change, onToggle, onTamper }) {
  const { seq, at, hash } = entry;
  const line = el(
    "summary",
    {},
    el("span", { class: "link" }, el("span", { class: "unseen" }, t("entry", { seq })), el("span", { "aria-hidden": "true" }, String(seq))),
    el("span", { class: "kind" }, kindOf(entry)),
    el("span", { class: "about", dir: "auto" }, about(entry, zone)),
    ...(finding ? [el("span", { class: "finding" }, reasonOf(finding))] : []),
    el("span", { class: "meta" }, el("time", { datetime: at }, when(at, zone, "short")), el("code", {}, hash.slice(0, SHORT))),
  );
  const details = el("details", { open }, line, content(entry, change, zone, onTamper));
  details.addEventListener("toggle", () => onToggle(details.open));
  const state = [fresh ? "fresh" : "", finding ? "broken" : ""].filter(Boolean).join(" ");
  return el("li", { class: state || null, "data-entry": `${entry.ledger}/${seq}` }, details);
}

function content({ who, words, shown, facts, hash, prev }, change, zone, onTamper) {
  const part = (label, value) => [el("dt", {}, label), el("dd", { dir: "auto" }, ...[value].flat())];
  const quoted = (text, place) => el("blockquote", {}, ...marked(text, change?.place === place ? change : null));
  const list = Object.entries(facts).flatMap(([name, value]) => part(named("fact", name), told(name, value, zone)));
  return el(
    "div",
    { class: "content" },
    el(
      "dl",
      {},
      ...(who ? part(t("whoPart"), who) : []),
      ...(words ? part(t("wordsPart"), quoted(words, "words")) : []),
      ...(shown ? part(t("shownPart"), quoted(shown, "shown")) : []),
      ...(change?.place === "at" ? part(t("timePart"), struck(when(change.was, zone, "short"), when(change.now, zone, "short"))) : []),
      ...(list.length ? part(t("factsPart"), el("dl", {}, ...list)) : []),
      ...part(t("hashPart"), el("code", {}, hash)),
      ...part(t("prevPart"), prev === GENESIS ? t("first") : el("code", {}, prev)),
    ),
    button(t("tamperThis"), onTamper, { class: "quiet" }),
  );
}

const struck = (was, now) => [el("del", {}, was), " ", el("ins", {}, now)];

/** A text with the word that was changed in a copy struck through, and what stands there instead. */
function marked(text, change) {
  if (!change) return [text];
  return [text.slice(0, change.start), ...struck(change.was, change.now), text.slice(change.start + change.was.length)];
}

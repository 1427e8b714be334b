// The page's words in the language that it is shown in, and hours, days and sizes as each language writes them.

import { ENGLISH as PAGE_EN } from "./page_en.js";
import { ITALIAN as PAGE_IT } from "./page_it.js";
import { ENGLISH as RECORDS_EN } from "./records_en.js";
import { ITALIAN as RECORDS_IT } from "./records_it.js";
import { ENGLISH as TOUR_EN } from "./tour_en.js";
import { ITALIAN as TOUR_IT } from "./tour_it.js";

const WORDS = {
  en: { ...PAGE_EN, ...RECORDS_EN, ...TOUR_EN },
  it: { ...PAGE_IT, ...RECORDS_IT, ...TOUR_IT },
};
const LOCALES = { en: "en-GB", it: "it-IT" };

let language = (navigator.language || "en").toLowerCase().startsWith("it") ? "it" : "en";

export const currentLanguage = () => language;

export function chooseLanguage(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
}

/** Whether there are words for `key`. */
export const worded = (key) => Object.hasOwn(WORDS[language], key);

/** The words for `key`, with `{name}` and the like filled in. */
export function t(key, values = {}) {
  return WORDS[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** An instant as this language writes it. `shape` is one of the three below, `zone` an IANA name. */
export function when(instant, zone, shape) {
  return new Intl.DateTimeFormat(LOCALES[language], { timeZone: zone, ...SHAPES[shape] }).format(new Date(instant));
}

/** A day of the week (0 is Monday) as this language writes it. */
export function weekday(day) {
  const monday = Date.UTC(2024, 0, 1);
  return new Intl.DateTimeFormat(LOCALES[language], { timeZone: "UTC", weekday: "long" }).format(monday + day * 86_400_000);
}

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const SHAPES = {
  time: CLOCK,
  short: { weekday: "short", ...CLOCK },
  day: { weekday: "long", day: "numeric", month: "long" },
};

/** So many bytes, as this language writes them. */
export function size(bytes) {
  const [unit, count] = bytes < 1e3 ? ["byte", bytes] : bytes < 1e6 ? ["kilobyte", bytes / 1e3] : ["megabyte", bytes / 1e6];
  const shape = { style: "unit", unit, unitDisplay: unit === "byte" ? "long" : "short", maximumFractionDigits: count < 10 ? 1 : 0 };
  return new Intl.NumberFormat(LOCALES[language], shape).format(count);
}

/** Decimal degrees, given as text, with the quarter of the globe that they lie in. */
export function coordinates(latitude, longitude) {
  const write = (degrees) => new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 6 }).format(Math.abs(degrees));
  const west = language === "it" ? "O" : "W";
  return `${write(latitude)}° ${latitude < 0 ? "S" : "N"}, ${write(longitude)}° ${longitude < 0 ? west : "E"}`;
}

/** Fill every element below `root` that names its words. */
export function label(root = document) {
  for (const node of root.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of root.querySelectorAll("[data-t-label]")) node.setAttribute("aria-label", t(node.dataset.tLabel));
}

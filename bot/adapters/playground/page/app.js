// The page: takes the news apart, hands each piece to the part that shows it, and suggests what to try next.

import { Bar } from "./bar.js";
import { Phone } from "./chat.js";
import { button, el } from "./dom.js";
import { Ledger } from "./ledger.js";
import { follow } from "./link.js";
import { chooseLanguage, currentLanguage, label, t, when } from "./words.js";

const main = document.querySelector("main");
const tabs = document.querySelector(".tabs");
const banner = document.querySelector(".banner");
const phones = new Map(); // chat → Phone
const menus = []; // menu notes
const unread = new Map(); // panel id → how many new things
const bar = new Bar((moved) => tell(moved ? "" : t("notMoved")));
const ledger = new Ledger();
const ledgerPanel = document.querySelector(".ledger");
let clock = null;
let shown = null; // the panel that a narrow window shows
let live = false; // whether the first batch of news has been drawn

ledgerPanel.id = "ledger";
const client = () => [...phones.values()].find((phone) => phone.persona.side === "client");
const freelancer = () => [...phones.values()].find((phone) => phone.persona.side === "freelancer");

const take = {
  people({ people }) {
    for (const persona of people) {
      if (phones.has(persona.chat)) continue;
      const phone = new Phone(persona, settle);
      phones.set(persona.chat, phone);
      ledgerPanel.before(phone.root);
    }
    reveal(shown ?? `phone-${people[0].key}`);
  },
  clock(note) {
    const zoneBefore = clock?.timezone;
    clock = note;
    ledger.setZone(note.timezone);
    bar.update(note);
    relabelPhones();
    if (zoneBefore && zoneBefore !== note.timezone) redraw();
  },
  menu(note) {
    const place = menus.findIndex((menu) => menu.chat === note.chat && menu.language === note.language);
    menus.splice(place < 0 ? menus.length : place, 1, note);
  },
  message(note) {
    const phone = phones.get(note.chat);
    if (phone?.show(note, live)) count(phone.root.id);
  },
  entry(note) {
    if (ledger.show(note, live)) count(ledgerPanel.id);
  },
};
const ORDER = ["people", "clock", "menu", "message", "entry"]; // the hour is needed to draw the rest

function onNews(news) {
  const place = (note) => [ORDER.indexOf(note.kind), Number(note.id ?? note.seq ?? 0)];
  const sorted = news.toSorted((a, b) => place(a)[0] - place(b)[0] || place(a)[1] - place(b)[1]);
  for (const note of sorted) take[note.kind](note);
  live = true;
  settle();
}

function onLink(state) {
  tell(state === "live" ? "" : t(state), state === "ended");
}

/** A word about the page as a whole; `over`: nothing but loading it again will help. */
function tell(text, over = false) {
  banner.hidden = !text;
  banner.querySelector("span").textContent = text;
  banner.querySelector("button").hidden = !over;
}

function relabelPhones() {
  for (const phone of phones.values()) phone.relabel(clock.timezone);
}

function redraw() {
  ledger.redraw();
  for (const phone of phones.values()) phone.redraw();
}

/** The commands for a chat: its own menu before everybody's, the page's language before any. */
function menuFor(chat) {
  const rank = (menu) => (menu.chat === chat ? 2 : 0) + (menu.language === currentLanguage() ? 1 : 0);
  const mine = menus.filter((menu) => [chat, null].includes(menu.chat));
  const fitting = mine.filter((menu) => [currentLanguage(), null].includes(menu.language));
  return (fitting.length ? fitting : mine).toSorted((a, b) => rank(b) - rank(a))[0]?.items ?? [];
}

function settle() {
  for (const phone of phones.values()) phone.composer.menu = menuFor(phone.persona.chat);
  suggest();
  drawTabs();
}

/** What a newcomer may try next; it goes away by itself once it was done. */
function suggest() {
  const [guest, host] = [client(), freelancer()];
  if (!guest || !host || !clock) return;
  const wrote = guest.notes.findLast((note) => note.by !== "bot");
  const botSince = (phone) => phone.notes.some((note) => note.by === "bot" && Date.parse(note.at) >= Date.parse(wrote.at));
  const answered = wrote && botSince(guest);
  const toOpening = answered && !clock.open && clock.opening;
  bar.point(toOpening ? "opening" : null);
  if (!wrote) {
    const values = { name: guest.first, sign: bar.sign(), time: when(clock.now, clock.timezone, "time") };
    guest.hint({ caption: t("tryFirst", values), chips: [{ text: t("ready"), run: () => guest.say(t("ready")) }] });
  } else if (toOpening) {
    const chips = [{ text: t("toOpening"), run: () => bar.move("opening") }];
    guest.hint({ caption: t("tryOpening", { name: guest.first }), chips });
  } else guest.hint(null);

  const idle = !host.acted && !host.notes.some((note) => note.by !== "bot");
  const verbs = ["status", "hours", "help"].filter((verb) => host.composer.menu.some((item) => item.verb === verb));
  if (idle && wrote && clock.open && botSince(host)) host.hint({ caption: t("tryAnswer") });
  else if (idle && verbs.length) {
    const chips = verbs.slice(0, 2).map((verb) => ({ text: `/${verb}`, run: () => host.say(`/${verb}`) }));
    host.hint({ caption: t("tryCommands"), chips });
  } else host.hint(null);
}

function count(panel) {
  if (live && panel !== shown) unread.set(panel, (unread.get(panel) ?? 0) + 1);
}

/** In a narrow window one panel at a time is shown; in a wide one all are, and this changes nothing. */
function reveal(panel) {
  shown = panel;
  unread.delete(panel);
  for (const node of main.querySelectorAll(".panel")) node.classList.toggle("shown", node.id === panel);
  for (const phone of phones.values()) phone.scrollToEnd();
  drawTabs();
}

function drawTabs() {
  const panels = [...phones.values()].map((phone) => [phone.root.id, phone.first]);
  panels.push([ledgerPanel.id, t("ledger")]);
  while (tabs.children.length < panels.length) tabs.append(button("", ({ currentTarget }) => reveal(currentTarget.dataset.panel)));
  panels.forEach(([panel, name], index) => {
    const tab = tabs.children[index];
    const news = unread.get(panel) ?? 0;
    tab.dataset.panel = panel;
    tab.ariaPressed = String(panel === shown);
    const badge = el("span", { class: "badge" }, el("span", { "aria-hidden": "true" }, String(news)));
    badge.append(el("span", { class: "unseen" }, t("unread", { count: news })));
    tab.replaceChildren(name, ...(news ? [badge] : []));
  });
}

function relabel() {
  label();
  for (const node of document.querySelectorAll("[data-language]")) {
    node.ariaPressed = String(node.dataset.language === currentLanguage());
  }
  bar.relabel();
  if (clock) relabelPhones();
  redraw();
  settle();
}

for (const node of document.querySelectorAll("[data-language]")) {
  node.addEventListener("click", () => {
    chooseLanguage(node.dataset.language);
    relabel();
  });
}
banner.querySelector("button").addEventListener("click", () => location.reload());
chooseLanguage(currentLanguage());
relabel();
follow(onNews, onLink);

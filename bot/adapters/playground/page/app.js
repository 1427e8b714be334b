// The page: takes the news apart and hands each piece to the part that shows it.

import { Bar } from "./bar.js";
import { badge, button, narrow } from "./dom.js";
import { suggest } from "./guide.js";
import { Ledger } from "./ledger.js";
import { follow } from "./link.js";
import { Phone } from "./phone.js";
import { Tour } from "./tour.js";
import { chooseLanguage, currentLanguage, label, t } from "./words.js";

const main = document.querySelector("main");
const tabs = document.querySelector(".tabs");
const banner = document.querySelector(".banner");
const ledgerPanel = document.querySelector(".ledger");
const everybody = new Map(); // key → persona
const phones = []; // the client's, the freelancer's
const menus = []; // menu notes
const bar = new Bar((moved) => tell(moved ? "" : t("notMoved")));
const ledger = new Ledger((failed) => {
  tell(failed ? t("tamperFailed") : "");
  settle();
});
const tour = new Tour({ bar, ledger, talkOf, look, tell, settle, people: () => [...everybody.keys()] });
let ledgerNews = 0;
let clock = null;
let shown = null; // id of the panel that a narrow window shows
let live = false; // whether the first batch of news has been drawn

ledgerPanel.id = "ledger";

const take = {
  people({ people }) {
    if (phones.length) return;
    for (const persona of people) everybody.set(persona.key, persona);
    for (const side of ["client", "freelancer"]) {
      const phone = new Phone(side, everybody, settle);
      for (const persona of people.filter((one) => one.side === side)) phone.add(persona);
      phones.push(phone);
      ledgerPanel.before(phone.root);
    }
    reveal(phones[0].root.id);
  },
  clock(note) {
    const zoneBefore = clock?.timezone;
    clock = note;
    ledger.setZone(note.timezone);
    bar.update(note);
    relabelPhones();
    if (zoneBefore && zoneBefore !== note.timezone) redraw();
  },
  chat(note) {
    for (const key of note.people) {
      const persona = everybody.get(key);
      phones.find((phone) => phone.root.dataset.side === persona.side).enter(persona, note);
    }
    relabelPhones();
  },
  menu(note) {
    const place = menus.findIndex((menu) => menu.chat === note.chat && menu.language === note.language);
    menus.splice(place < 0 ? menus.length : place, 1, note);
  },
  message(note) {
    for (const phone of phones) phone.show(note, live);
  },
  entry(note) {
    if (ledger.show(note, live) && live && shown !== ledgerPanel.id) ledgerNews += 1;
  },
  proof(note) {
    ledger.prove(note);
  },
  tour(note) {
    tour.take(note);
  },
};
// The hour is needed to draw the rest; where the tour stands is of interest once all else is there.
const ORDER = ["people", "clock", "chat", "menu", "message", "entry", "proof", "tour"];

/** `anew`: what came before was of another office. */
function onNews(news, anew) {
  if (anew) reset();
  const place = (note) => [ORDER.indexOf(note.kind), Number(note.id ?? note.seq ?? 0)];
  const sorted = news.toSorted((a, b) => place(a)[0] - place(b)[0] || place(a)[1] - place(b)[1]);
  for (const note of sorted) take[note.kind](note);
  if (!live) for (const part of [ledger, ...phones.flatMap((phone) => phone.talks.map(({ log }) => log))]) part.wake();
  live = true;
  settle();
}

function reset() {
  live = false;
  ledgerNews = 0;
  menus.length = 0;
  ledger.reset();
  tour.reset();
  for (const phone of phones) phone.reset();
}

function onLink(state) {
  tell(state === "live" ? "" : t(state), state === "ended");
}

/** A word about the page as a whole; `over`: nothing but loading it again will help, so this word stays. */
function tell(text, over = false) {
  if (banner.dataset.over) return;
  if (over) banner.dataset.over = "yes";
  banner.hidden = !text;
  banner.querySelector("span").textContent = text;
  banner.querySelector("button").hidden = !over;
}

function relabelPhones() {
  for (const phone of phones) phone.relabel(clock?.timezone ?? "UTC");
}

function redraw() {
  ledger.redraw();
  for (const phone of phones) phone.redraw();
}

/** The commands for a chat: its own menu, else the person's, before everybody's; the page's language before any. */
function menuFor({ room, persona }) {
  if (!room.present) return [];
  const rank = (menu) => 2 * [null, persona.chat, room.chat].indexOf(menu.chat) + Number(menu.language === currentLanguage());
  const mine = menus.filter((menu) => [null, persona.chat, room.chat].includes(menu.chat));
  const fitting = mine.filter((menu) => [currentLanguage(), null].includes(menu.language));
  return (fitting.length ? fitting : mine).toSorted((a, b) => rank(b) - rank(a))[0]?.items ?? [];
}

function settle() {
  const talks = phones.flatMap((phone) => phone.talks);
  for (const talk of talks) talk.composer.menu = menuFor(talk);
  if (!tour.on) suggest(talks, clock, bar, { ledger, tamper });
  for (const phone of phones) phone.draw();
  drawTabs();
}

function tamper() {
  reveal(ledgerPanel.id);
  ledger.tamper();
}

/** The private chat of a person. */
function talkOf(key) {
  return phones.flatMap((phone) => phone.talks).find((talk) => !talk.room.shared && talk.persona.key === key);
}

/** Look at where something happens: somebody's private chat, the ledger, or (`clock`) where one is. */
function look(at) {
  const phone = phones.find((one) => one.root.dataset.side === everybody.get(at)?.side);
  const panel = at === "ledger" ? ledgerPanel : phone?.root;
  if (!panel) return;
  phone?.look(at, everybody.get(at).chat);
  reveal(panel.id);
}

/** In a narrow window one panel at a time is shown; in a wide one all are. */
function reveal(panel) {
  shown = panel;
  if (panel === ledgerPanel.id) ledgerNews = 0;
  for (const node of main.querySelectorAll(".panel")) node.classList.toggle("shown", node.id === panel);
  if (panel === ledgerPanel.id) ledger.seen();
  for (const phone of phones) {
    phone.shown = phone.root.id === panel;
    if (phone.shown || !narrow.matches) phone.seen();
  }
  drawTabs();
}

function drawTabs() {
  const panels = phones.map((phone) => [phone.root.id, phone.persona.name.split(" ")[0], phone.unread]);
  panels.push([ledgerPanel.id, t("ledger"), ledgerNews]);
  while (tabs.children.length < panels.length) tabs.append(button("", ({ currentTarget }) => reveal(currentTarget.dataset.panel)));
  panels.forEach(([panel, name, news], index) => {
    const tab = tabs.children[index];
    tab.dataset.panel = panel;
    tab.ariaPressed = String(panel === shown);
    tab.replaceChildren(name, ...(news ? [badge(news, t("unread", { count: news }))] : []));
  });
}

function relabel() {
  label();
  for (const node of document.querySelectorAll("[data-language]")) {
    node.ariaPressed = String(node.dataset.language === currentLanguage());
  }
  bar.relabel();
  tour.relabel();
  if (clock) relabelPhones();
  if (live) redraw();
  settle();
}

for (const node of document.querySelectorAll("[data-language]")) {
  node.addEventListener("click", () => {
    chooseLanguage(node.dataset.language);
    relabel();
  });
}
// A file that misses the phone must not replace the page.
for (const kind of ["dragover", "drop"]) addEventListener(kind, (event) => event.preventDefault());
narrow.addEventListener("change", () => phones.length && reveal(shown));
banner.querySelector("button").addEventListener("click", () => location.reload());
chooseLanguage(currentLanguage());
relabel();
follow(onNews, onLink);

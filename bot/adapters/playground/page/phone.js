// A phone: whose it is can be changed, and each person has a list of chats.

import { badge, button, copyOf, el, narrow } from "./dom.js";
import { Talk } from "./talk.js";
import { label, t } from "./words.js";

const initials = (name) => name.split(" ").map((part) => part[0]).join("");

export class Phone {
  root = copyOf("phone");
  shown = true; // whether a narrow window shows this phone
  #people = []; // personas, in order
  #talks = new Map(); // "key chat" → Talk
  #person = null; // key
  #chats = new Map(); // key → the chat that this person has open
  #everybody;
  #onChange;

  /** `everybody` maps keys to personas; `onChange` hears when something was done or looked at. */
  constructor(side, everybody, onChange) {
    this.#everybody = everybody;
    this.#onChange = onChange;
    this.root.dataset.side = side;
    this.root.id = `phone-${side}`;
  }

  get persona() {
    return this.#everybody.get(this.#person);
  }

  get talks() {
    return [...this.#talks.values()];
  }

  /** The chat that is being looked at. */
  get talk() {
    return this.#talkOf(this.#person, this.#chats.get(this.#person));
  }

  /** How many new messages there are, for everybody on this phone. */
  get unread() {
    return this.talks.reduce((sum, talk) => sum + talk.unread, 0);
  }

  #talkOf(key, chat) {
    return this.#talks.get(`${key} ${chat}`);
  }

  #talksOf(key) {
    const talks = this.talks.filter((talk) => talk.persona.key === key);
    return talks.sort((a, b) => (a.room.place ?? -1) - (b.room.place ?? -1));
  }

  add(persona) {
    this.#people.push(persona);
    this.#chats.set(persona.key, persona.chat);
    this.#person ??= persona.key;
    this.enter(persona, { chat: persona.chat, people: [persona.key], shared: false, present: true, title: "" });
  }

  /** A chat in which this person is, new or changed. */
  enter(persona, room) {
    const known = this.#talkOf(persona.key, room.chat);
    if (known) known.room = room;
    else {
      const talk = new Talk(persona, room, this.#everybody, () => this.#onChange());
      this.#talks.set(`${persona.key} ${room.chat}`, talk);
      this.root.append(talk.root);
    }
  }

  /** Show a message in the chat of everybody who is in it. */
  show(note, fresh) {
    for (const talk of this.talks.filter((one) => one.room.chat === note.chat)) {
      const news = talk.show(note, fresh) && fresh;
      const looking = talk === this.talk && (this.shown || !narrow.matches);
      if (news && !looking) talk.unread += 1;
    }
  }

  /** Look at a person's chat; without one, at the chat that this person had open. */
  look(key, chat = this.#chats.get(key)) {
    this.#person = key;
    this.#chats.set(key, chat);
    this.seen();
    this.#onChange();
  }

  /** What is open now counts as read. */
  seen() {
    this.talk.unread = 0;
    this.draw();
    this.talk.log.scrollToEnd();
  }

  /** Begin anew, in another office. */
  reset() {
    for (const talk of this.talks) talk.reset();
  }

  relabel(zone) {
    label(this.root);
    for (const talk of this.talks) talk.relabel(zone);
    this.draw();
  }

  redraw() {
    for (const talk of this.talks) talk.log.redraw();
  }

  draw() {
    this.root.setAttribute("aria-label", this.persona.name);
    this.root.querySelector("h2").textContent = this.persona.name;
    for (const talk of this.talks) talk.root.hidden = talk !== this.talk;
    const people = this.root.querySelector(".people");
    fill(people, this.#people.length, () => button("", ({ currentTarget: { dataset } }) => this.look(dataset.person)));
    this.#people.forEach((persona, index) => this.#drawPerson(people.children[index], persona));
    const talks = this.#talksOf(this.#person);
    const chats = this.root.querySelector(".chats");
    chats.hidden = talks.length < 2;
    fill(chats, talks.length, () => button("", ({ currentTarget: { dataset } }) => this.look(this.#person, dataset.chat)));
    talks.forEach((talk, index) => this.#drawChat(chats.children[index], talk));
  }

  #drawPerson(node, { key, name, role, about }) {
    const news = this.#talksOf(key).reduce((sum, talk) => sum + talk.unread, 0);
    const chosen = key === this.#person;
    node.className = "person";
    node.dataset.person = key;
    node.ariaPressed = String(chosen);
    node.title = chosen ? "" : name;
    const who = el("span", { class: "who" }, el("strong", {}, name), el("small", {}, t(`role_${role}`, { about })));
    node.replaceChildren(el("span", { class: "face", "aria-hidden": "true" }, initials(name)), who, ...this.#badge(chosen ? 0 : news));
  }

  #drawChat(node, talk) {
    node.dataset.chat = talk.room.chat;
    node.ariaPressed = String(talk === this.talk);
    node.replaceChildren(el("span", { dir: "auto" }, talk.title), ...this.#badge(talk.unread));
  }

  #badge(news) {
    return news ? [badge(news, t("unread", { count: news }))] : [];
  }
}

/** As many children as needed; those that are there stay, and with them the focus. */
function fill(node, count, make) {
  while (node.children.length < count) node.append(make());
  while (node.children.length > count) node.lastElementChild.remove();
}

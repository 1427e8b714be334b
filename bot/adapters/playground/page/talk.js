// One person's view of one chat: what was written, the field to write in, and what this person does there.

import { bubble } from "./bubble.js";
import { drawMembers, drawTopics } from "./chat_head.js";
import { Composer } from "./composer.js";
import { calm, copyOf, el } from "./dom.js";
import { acceptDrops } from "./drops.js";
import { Foot } from "./foot.js";
import { Sheet } from "./sheet.js";
import { Refused, call } from "./link.js";
import { currentLanguage, t, when } from "./words.js";

const NEAR_PX = 160; // who has scrolled further up than this is not pulled down by a new message
const WHY = { 0: "notReached", 403: "ended", 413: "tooLargeAll", 503: "notSaved", 507: "noRoom" }; // by HTTP status

export class Talk {
  root = copyOf("talk");
  acted = false; // whether this person did anything here since the page was loaded
  unread = 0;
  zone = "UTC"; // the office's, in which hours are shown
  composer;
  #messages = new Map(); // id → note
  #drawn = new Map(); // id → node; of an album its first message's
  #albums = new Map(); // album → id of its first message
  #log = this.root.querySelector(".log");
  #foot = new Foot(this.root);
  #lastDay = "";
  sheet = null; // the form that is open
  #near = true; // whether the end is in sight, or nearly
  #topic = null; // the thread that alone is shown
  #people; // key → persona, of all
  #onActed;
  #unsaved = new Map(); // content → id of each deed that failed: tried again, it keeps its id
  #led = false; // whether the tour acts here, and nobody else

  /** `room` is a chat note or a private chat of the same shape; `onActed` hears when something was done and saved. */
  constructor(persona, room, people, onActed) {
    this.persona = persona;
    this.room = room;
    this.#people = people;
    this.#onActed = onActed;
    this.first = persona.name.split(" ")[0];
    this.root.dataset.chat = room.chat;
    const send = (text, about, tray) => this.#send(text, about, tray);
    const id = `${persona.key}-${room.chat.replace(/\W/g, "-")}`;
    this.composer = new Composer(this.root.querySelector(".composer"), id, send, (text) => this.toast(text, true));
    this.root.querySelector(".members button").addEventListener("click", () => this.act(this.room.present ? "leave" : "join", {}));
    acceptDrops(this.root, () => t("drop", { name: this.first }), (files) => this.composer.tray.take(files));
    this.#stayAtEnd();
  }

  /** Whether the tour acts here, and nobody else. */
  set led(led) {
    if (led === this.#led) return;
    this.#led = led;
    this.composer.resting = led;
    if (this.sheet) this.sheet.resting = led;
  }

  /** Begin anew, in another office; until `wake` nothing of what is drawn is read out. */
  reset() {
    this.#log.setAttribute("aria-live", "off");
    this.sheet?.close(false);
    this.composer.clear();
    this.toast("");
    this.unread = 0;
    this.acted = false;
    this.#topic = null;
    this.#unsaved.clear();
    this.#forget();
    this.relabel(this.zone);
  }

  /** What was said before the visitor came is drawn; from here on it is read out. */
  wake() {
    this.#log.setAttribute("aria-live", "polite");
  }

  get notes() {
    return [...this.#messages.values()];
  }

  owns(note) {
    return note.by === this.persona.key;
  }

  find(id) {
    const note = this.#messages.get(id);
    return note?.deleted ? undefined : note;
  }

  nameOf(key) {
    return key === "bot" ? "Paletti" : this.#people.get(key).name.split(" ")[0];
  }

  sideOf(key) {
    return this.#people.get(key).side;
  }

  /** What to call this chat. */
  get title() {
    return this.room.shared ? this.room.title : "Paletti";
  }

  relabel(zone) {
    this.zone = zone;
    const { shared, present, title } = this.room;
    const office = this.persona.side === "freelancer";
    const values = { name: this.first, title, people: this.room.people.map((key) => this.nameOf(key)).join(", ") };
    this.#log.setAttribute("aria-label", t(shared ? "logShared" : "log", values));
    this.#log.dataset.empty = shared ? t("emptyShared", values) : t(`empty_${this.persona.role}`, values);
    const topic = this.#topic && this.find(this.#topic).topic;
    const placeholder = topic ? "placeholderTopic" : office && !shared ? "placeholderFreelancer" : "placeholder";
    this.composer.mentions = shared && present;
    this.composer.relabel(t(placeholder, { ...values, topic }), t("field", values));
    drawMembers(this.root.querySelector(".members"), { ...this.room, office, ...values });
    this.#drawTopics();
    this.sheet?.relabel(this.first);
  }

  /** Draw everything anew, in the page's present language. */
  redraw() {
    const notes = this.notes;
    this.#log.setAttribute("aria-live", "off");
    this.#forget();
    for (const note of notes) this.show(note, false);
    this.wake();
  }

  #forget() {
    for (const kept of [this.#messages, this.#drawn, this.#albums]) kept.clear();
    this.#log.replaceChildren();
    this.#lastDay = "";
  }

  /** Add a message, or change it in place. `fresh`: it has just come. Whether it was new. */
  show(note, fresh) {
    const isNew = !this.#messages.has(note.id);
    this.#messages.set(note.id, note);
    if (note.album && !this.#albums.has(note.album)) this.#albums.set(note.album, note.id);
    const leader = this.#messages.get(note.album ? this.#albums.get(note.album) : note.id);
    const node = bubble(leader, this.#parts(leader), this);
    const old = this.#drawn.get(leader.id);
    this.#drawn.set(leader.id, node);
    if (old) {
      const focused = old.contains(document.activeElement);
      old.replaceWith(node);
      if (fresh && !isNew) node.classList.add("changed");
      if (focused) node.focus({ preventScroll: true });
    } else this.#append(node, note, fresh);
    this.#offerEdit();
    if (note.topic) this.#drawTopics();
    this.#sift(node);
    return isNew && !this.owns(note);
  }

  /** The button with this label under a message. */
  buttonOf(message, label) {
    const buttons = this.#drawn.get(message)?.querySelectorAll(".pressable") ?? [];
    return [...buttons].find((node) => node.textContent === label);
  }

  /** Show the last message from its beginning, if it is longer than there is room. */
  scrollToLast() {
    const [last, room] = [this.#log.lastElementChild?.getBoundingClientRect(), this.#log.getBoundingClientRect()];
    if (last?.height > room.height) this.#log.scrollBy({ top: last.top - room.top, behavior: "instant" });
  }

  scrollToEnd(smoothly = false) {
    this.#log.scrollTo({ top: this.#log.scrollHeight, behavior: smoothly && !calm() ? "smooth" : "instant" });
  }

  /** Show one topic's messages only, or (null) all. */
  filter(topic) {
    this.#topic = topic;
    this.root.classList.toggle("filtered", Boolean(topic));
    for (const node of this.#log.children) this.#sift(node);
    this.relabel(this.zone);
    this.scrollToEnd();
  }

  /** A suggestion above the field, or null: see `Foot`. */
  hint(hint) {
    this.#foot.hint(hint);
  }

  /** Send a text as this person. Whether it was saved. */
  say(text) {
    return this.act("write", { text, thread: this.#topic });
  }

  /** Do something as this person: `path` and `body` as the server reads them. Whether it was saved; `heard` the reply. */
  async act(path, body, heard = () => {}) {
    const content = path + JSON.stringify(body);
    const id = this.#unsaved.get(content) ?? crypto.randomUUID();
    this.#unsaved.set(content, id);
    const deed = { id, persona: this.persona.key, chat: this.room.chat, language: currentLanguage(), ...body };
    return this.#tried(async () => {
      const reply = await call(path, deed);
      this.#unsaved.delete(content);
      this.acted = true;
      this.#onActed();
      heard(reply);
      this.hear(reply);
    }, Boolean(body.text || body.files?.length || body.values));
  }

  /** What the server answers to a deed: a word in passing, or a form to fill in. */
  hear({ toast = "", form = null }, focus = true) {
    this.toast(toast);
    if (form) this.#fillIn(form, focus);
  }

  /** A form to fill in, over the chat; the chat waits as long as it is open. */
  #fillIn(form, focus) {
    this.sheet?.close(false);
    const send = (values, heard) => this.act("submit", { token: form.token, values }, heard);
    this.sheet = new Sheet(this.root, form, send, (back) => {
      this.sheet = null;
      if (back) this.composer.focus();
    });
    this.sheet.resting = this.#led;
    if (focus) this.sheet.focus();
    this.sheet.relabel(this.first);
  }

  toast(text, alarming = false) {
    this.#foot.toast(text, alarming);
  }

  async copy(text) {
    await navigator.clipboard.writeText(text);
    this.toast(t("copied"));
  }

  async #send(text, about, tray) {
    if (about?.kind === "edit") return this.act("edit", { message: about.message, text });
    let packed = { files: [], place: null };
    const uploaded = await this.#tried(async () => (packed = await tray.packed()), true);
    if (!uploaded || !packed) return false;
    const thread = about ? null : this.#topic; // an answer goes where its question stands
    return this.act("write", { text, reply_to: about?.message ?? null, thread, ...packed });
  }

  async #tried(run, holdsWords) {
    try {
      await run();
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const why = t(WHY[error.status] ?? "refused");
      this.toast(holdsWords ? `${why} ${t("kept")}` : why, true);
      return false;
    }
  }

  #parts(leader) {
    const parts = leader.album ? this.notes.filter((note) => note.album === leader.album) : [leader];
    return parts.filter((note) => !note.deleted);
  }

  #append(node, note, fresh) {
    const near = this.#near;
    const day = when(note.at, this.zone, "day");
    if (day !== this.#lastDay) this.#log.append(el("p", { class: "day" }, day));
    this.#lastDay = day;
    if (fresh) node.classList.add("fresh");
    this.#log.append(node);
    if (!near && !this.owns(note) && fresh) return;
    this.scrollToEnd(fresh);
    // What has no size yet pushes the end down once it does.
    for (const image of node.querySelectorAll("img")) image.addEventListener("load", () => this.scrollToEnd());
  }

  #sift(node) {
    node.hidden = Boolean(this.#topic) && node.dataset.thread !== this.#topic;
  }

  #drawTopics() {
    const topics = this.notes.filter((note) => note.topic);
    drawTopics(this.root.querySelector(".topics"), topics, this.#topic, (topic) => this.filter(topic));
  }

  #offerEdit() {
    const own = this.notes.filter((note) => this.owns(note) && !note.deleted && !note.service).at(-1);
    const last = own && this.#drawn.get(own.album ? this.#albums.get(own.album) : own.id);
    for (const node of this.#log.querySelectorAll(".edit")) node.hidden = node.closest("article") !== last;
    for (const node of this.#log.querySelectorAll(".own")) node.classList.toggle("last", node === last);
  }

  /** Whoever is at the end stays there when the field below grows. */
  #stayAtEnd() {
    this.#log.addEventListener("scroll", () => (this.#near = this.#rest < NEAR_PX));
    new ResizeObserver(() => this.#near && this.scrollToEnd()).observe(this.#log);
  }

  get #rest() {
    return this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight;
  }
}

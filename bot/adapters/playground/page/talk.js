// One person's view of one chat: its messages, the field to write in, and what this person does there.

import { drawMembers, drawTopics } from "./chat_head.js";
import { Composer } from "./composer.js";
import { copyOf } from "./dom.js";
import { acceptDrops } from "./drops.js";
import { Foot } from "./foot.js";
import { Log } from "./log.js";
import { Sheet } from "./sheet.js";
import { Refused, call } from "./link.js";
import { currentLanguage, t } from "./words.js";

const WHY = { 0: "notReached", 403: "ended", 413: "tooLargeAll", 503: "notSaved", 507: "noRoom" }; // by HTTP status

export class Talk {
  root = copyOf("talk");
  acted = false; // whether this person did anything here since the page was loaded
  unread = 0;
  zone = "UTC"; // the office's, in which hours are shown
  composer;
  log = new Log(this.root.querySelector(".log"), this);
  sheet = null; // the form that is open
  #foot = new Foot(this.root);
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
    this.log.reset();
    this.sheet?.close(false);
    this.composer.clear();
    this.toast("");
    this.unread = 0;
    this.acted = false;
    this.#unsaved.clear();
    this.filter(null);
  }

  owns(note) {
    return note.by === this.persona.key;
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
    const empty = shared ? t("emptyShared", values) : t(`empty_${this.persona.role}`, values);
    this.log.relabel(t(shared ? "logShared" : "log", values), empty);
    const topic = this.log.topic && this.log.find(this.log.topic).topic;
    const placeholder = topic ? "placeholderTopic" : office && !shared ? "placeholderFreelancer" : "placeholder";
    this.composer.mentions = shared && present;
    this.composer.relabel(t(placeholder, { ...values, topic }), t("field", values));
    drawMembers(this.root.querySelector(".members"), { ...this.room, office, ...values });
    this.#drawTopics();
    this.sheet?.relabel(this.first);
  }

  /** Add a message, or change it in place. `fresh`: it has just come. Whether it was new, and somebody else's. */
  show(note, fresh) {
    const isNew = this.log.show(note, fresh);
    if (note.topic) this.#drawTopics();
    return isNew && !this.owns(note);
  }

  /** Show one topic's messages only, or (null) all. */
  filter(topic) {
    this.root.classList.toggle("filtered", Boolean(topic));
    this.log.filter(topic);
    this.relabel(this.zone);
    this.log.scrollToEnd();
  }

  /** A suggestion above the field, or null: see `Foot`. */
  hint(hint) {
    this.#foot.hint(hint);
  }

  /** Send a text as this person. Whether it was saved. */
  say(text) {
    return this.act("write", { text, thread: this.log.topic });
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
    const thread = about ? null : this.log.topic; // an answer goes where its question stands
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

  #drawTopics() {
    const topics = this.log.notes.filter((note) => note.topic);
    drawTopics(this.root.querySelector(".topics"), topics, this.log.topic, (topic) => this.filter(topic));
  }
}

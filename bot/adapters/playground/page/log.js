// The messages of a chat, as one person sees them: drawn, changed in place, one topic's alone, and scrolled.

import { bubble } from "./bubble.js";
import { calm, el } from "./dom.js";
import { hush, wake } from "./hearing.js";
import { when } from "./words.js";

const NEAR_PX = 160; // who has scrolled further up than this is not pulled down by a new message

export class Log {
  topic = null; // the thread that alone is shown
  #root;
  #talk;
  #messages = new Map(); // id → note
  #drawn = new Map(); // id → node; of an album its first message's
  #albums = new Map(); // album → id of its first message
  #lastDay = "";
  #near = true; // whether the end is in sight, or nearly

  /** `root` is where they stand, `talk` whose they are. */
  constructor(root, talk) {
    this.#root = root;
    this.#talk = talk;
    this.#stayAtEnd();
  }

  get notes() {
    return [...this.#messages.values()];
  }

  /** A message that is still there. */
  find(id) {
    const note = this.#messages.get(id);
    return note?.deleted ? undefined : note;
  }

  /** Begin anew, in another office; until `wake` nothing of what is drawn is read out. */
  reset() {
    hush(this.#root);
    this.topic = null;
    this.#forget();
  }

  wake() {
    wake(this.#root);
  }

  /** `empty` is what it says as long as nothing was written. */
  relabel(label, empty) {
    this.#root.setAttribute("aria-label", label);
    this.#root.dataset.empty = empty;
  }

  /** Draw everything anew, in the page's present language. */
  redraw() {
    const notes = this.notes;
    hush(this.#root);
    this.#forget();
    for (const note of notes) this.show(note, false);
    this.wake();
  }

  /** Add a message, or change it in place. `fresh`: it has just come. Whether it was new. */
  show(note, fresh) {
    const isNew = !this.#messages.has(note.id);
    this.#messages.set(note.id, note);
    if (note.album && !this.#albums.has(note.album)) this.#albums.set(note.album, note.id);
    const leader = this.#messages.get(note.album ? this.#albums.get(note.album) : note.id);
    const node = bubble(leader, this.#parts(leader), this.#talk);
    const old = this.#drawn.get(leader.id);
    this.#drawn.set(leader.id, node);
    if (old) {
      const focused = old.contains(document.activeElement);
      old.replaceWith(node);
      if (fresh && !isNew) node.classList.add("changed");
      if (focused) node.focus({ preventScroll: true });
    } else this.#append(node, note, fresh);
    this.#offerEdit();
    this.#sift(node);
    return isNew;
  }

  /** Show one topic's messages only, or (null) all. */
  filter(topic) {
    this.topic = topic;
    for (const node of this.#root.children) this.#sift(node);
  }

  /** The button with this label under a message. */
  buttonOf(message, label) {
    const buttons = this.#drawn.get(message)?.querySelectorAll(".pressable") ?? [];
    return [...buttons].find((node) => node.textContent === label);
  }

  /** Show the last message from its beginning, if it is longer than there is room. */
  scrollToLast() {
    const [last, room] = [this.#root.lastElementChild?.getBoundingClientRect(), this.#root.getBoundingClientRect()];
    if (last?.height > room.height) this.#root.scrollBy({ top: last.top - room.top, behavior: "instant" });
  }

  scrollToEnd(smoothly = false) {
    this.#root.scrollTo({ top: this.#root.scrollHeight, behavior: smoothly && !calm() ? "smooth" : "instant" });
  }

  #forget() {
    for (const kept of [this.#messages, this.#drawn, this.#albums]) kept.clear();
    this.#root.replaceChildren();
    this.#lastDay = "";
  }

  #parts(leader) {
    const parts = leader.album ? this.notes.filter((note) => note.album === leader.album) : [leader];
    return parts.filter((note) => !note.deleted);
  }

  #append(node, note, fresh) {
    const near = this.#near;
    const day = when(note.at, this.#talk.zone, "day");
    if (day !== this.#lastDay) this.#root.append(el("p", { class: "day" }, day));
    this.#lastDay = day;
    if (fresh) node.classList.add("fresh");
    this.#root.append(node);
    if (!near && !this.#talk.owns(note) && fresh) return;
    this.scrollToEnd(fresh);
    // What has no size yet pushes the end down once it does; who reads further up is left there.
    const settle = () => (this.#near || node === this.#root.lastElementChild) && this.scrollToEnd();
    for (const image of node.querySelectorAll("img")) image.addEventListener("load", settle);
  }

  #sift(node) {
    node.hidden = Boolean(this.topic) && node.dataset.thread !== this.topic;
  }

  #offerEdit() {
    const own = this.notes.filter((note) => this.#talk.owns(note) && !note.deleted && !note.service).at(-1);
    const last = own && this.#drawn.get(own.album ? this.#albums.get(own.album) : own.id);
    for (const node of this.#root.querySelectorAll(".edit")) node.hidden = node.closest("article") !== last;
    for (const node of this.#root.querySelectorAll(".own")) node.classList.toggle("last", node === last);
  }

  /** Whoever is at the end stays there when the field below grows. */
  #stayAtEnd() {
    this.#root.addEventListener("scroll", () => (this.#near = this.#rest < NEAR_PX));
    new ResizeObserver(() => this.#near && this.scrollToEnd()).observe(this.#root);
  }

  get #rest() {
    return this.#root.scrollHeight - this.#root.scrollTop - this.#root.clientHeight;
  }
}

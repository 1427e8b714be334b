// A phone: its bubbles, its composer, and what its owner does there.

import { Composer } from "./composer.js";
import { button, calm, el } from "./dom.js";
import { Refused, call } from "./link.js";
import { currentLanguage, t, when } from "./words.js";

const NEAR_PX = 160; // who has scrolled further up than this is not pulled down by a new message
const TOAST_MS = 3500;
const TOAST_MS_PER_CHARACTER = 60;
const WHY = { 0: "notReached", 403: "ended", 503: "notSaved" }; // by HTTP status

export class Phone {
  root = document.querySelector("#phone").content.firstElementChild.cloneNode(true);
  acted = false; // whether its owner did anything since the page was loaded
  composer;
  #messages = new Map(); // id → note
  #bubbles = new Map(); // id → article
  #log = this.root.querySelector(".log");
  #toast = this.root.querySelector(".toast");
  #toastTimer = 0;
  #zone = "UTC";
  #lastDay = "";
  #onActed;
  #unsaved = new Map(); // content → id of each deed that failed: tried again, it keeps its id

  #draw = {
    text: ({ text }) => el("p", { dir: "auto" }, text),
    title: ({ text }) => el("p", { class: "title", dir: "auto" }, text),
    quote: ({ text }) => el("blockquote", { dir: "auto" }, text),
    code: ({ text }) =>
      el("p", { class: "code" }, el("code", {}, text), button(t("copy"), () => this.#copy(text), { class: "quiet" })),
    buttons: ({ buttons }, note) => el("div", { class: "buttons" }, ...buttons.map((one) => this.#pressable(one, note))),
  };

  /** `onActed` hears when the owner did something that was saved. */
  constructor(persona, onActed) {
    this.persona = persona;
    this.#onActed = onActed;
    this.first = persona.name.split(" ")[0];
    this.root.dataset.side = persona.side;
    this.root.id = `phone-${persona.key}`;
    this.root.querySelector(".face").textContent = persona.name.split(" ").map((part) => part[0]).join("");
    this.root.querySelector("h2").textContent = persona.name;
    this.composer = new Composer(this.root.querySelector(".composer"), persona.key, (text, about) => this.#say(text, about));
  }

  get notes() {
    return [...this.#messages.values()];
  }

  #own(note) {
    return note.by === this.persona.key;
  }

  /** Hours are shown in `zone`, the office's. */
  relabel(zone) {
    const { name, side, about } = this.persona;
    const values = { name: this.first, about };
    const suffix = side === "client" ? "Client" : "Freelancer";
    this.#zone = zone;
    this.root.setAttribute("aria-label", name);
    this.root.querySelector("header p").textContent = t(side, values);
    this.#log.setAttribute("aria-label", t("log", values));
    this.#log.dataset.empty = t(`empty${suffix}`, values);
    this.composer.relabel(t(`placeholder${suffix}`, values), t("field", values));
  }

  /** Draw everything anew, in the page's present language. */
  redraw() {
    const notes = this.notes;
    this.#log.setAttribute("aria-live", "off");
    this.#messages.clear();
    this.#bubbles.clear();
    this.#log.replaceChildren();
    this.#lastDay = "";
    for (const note of notes) this.show(note, false);
    this.#log.setAttribute("aria-live", "polite");
  }

  /** Add a message, or change it in place. `fresh`: it has just come. Whether it was new. */
  show(note, fresh) {
    const old = this.#bubbles.get(note.id);
    const bubble = this.#bubble(note);
    this.#messages.set(note.id, note);
    this.#bubbles.set(note.id, bubble);
    if (old) {
      const focused = old.contains(document.activeElement);
      old.replaceWith(bubble);
      if (fresh) bubble.classList.add("changed");
      if (focused) bubble.focus({ preventScroll: true });
    } else {
      const near = this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < NEAR_PX;
      this.#separate(note.at);
      if (fresh) bubble.classList.add("fresh");
      this.#log.append(bubble);
      if (near || this.#own(note) || !fresh) this.scrollToEnd(fresh);
    }
    this.#offerEdit();
    return !old;
  }

  scrollToEnd(smoothly = false) {
    this.#log.scrollTo({ top: this.#log.scrollHeight, behavior: smoothly && !calm() ? "smooth" : "instant" });
  }

  /** A suggestion above the field, or null: `caption`, and `chips` of {text, run}. */
  hint(hint) {
    const box = this.root.querySelector(".hint");
    const signature = JSON.stringify(hint);
    if (box.dataset.shown === signature) return;
    box.dataset.shown = signature;
    box.hidden = !hint;
    const chips = (hint?.chips ?? []).map(({ text, run }) => button(text, run, { class: "chip" }));
    box.replaceChildren(...(hint ? [el("p", {}, hint.caption), ...chips] : []));
    this.scrollToEnd();
  }

  /** Send a text as the phone's owner. Whether it was saved. */
  say(text) {
    return this.#say(text, null);
  }

  #say(text, about) {
    if (about?.kind === "edit") return this.#act("edit", { message: about.message, text });
    return this.#act("write", { text, reply_to: about?.message ?? null });
  }

  async #act(path, body) {
    const content = path + JSON.stringify(body);
    const id = this.#unsaved.get(content) ?? crypto.randomUUID();
    this.#unsaved.set(content, id);
    try {
      const { toast } = await call(path, { id, persona: this.persona.key, language: currentLanguage(), ...body });
      this.#unsaved.delete(content);
      this.acted = true;
      this.#onActed();
      this.toast(toast);
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const why = t(WHY[error.status] ?? "refused");
      this.toast(body.text ? `${why} ${t("kept")}` : why, true);
      return false;
    }
  }

  /** A passing word; an alarming one stays until the next. */
  toast(text, alarming = false) {
    clearTimeout(this.#toastTimer);
    this.#toast.setAttribute("role", alarming ? "alert" : "status");
    this.#toast.classList.toggle("alarming", alarming);
    this.#toast.textContent = text;
    const stay = TOAST_MS + text.length * TOAST_MS_PER_CHARACTER;
    if (text && !alarming) this.#toastTimer = setTimeout(() => this.toast(""), stay);
  }

  #separate(at) {
    const day = when(at, this.#zone, "day");
    if (day !== this.#lastDay) this.#log.append(el("p", { class: "day" }, day));
    this.#lastDay = day;
  }

  #offerEdit() {
    const own = this.notes.filter((note) => this.#own(note)).at(-1);
    for (const node of this.#log.querySelectorAll(".edit")) {
      node.hidden = node.closest("article") !== this.#bubbles.get(own?.id);
    }
  }

  #bubble(note) {
    const own = this.#own(note);
    const author = el("p", { class: "unseen" }, own ? t("you", { name: this.first }) : t("paletti"));
    const cited = this.#messages.get(note.reply_to);
    const blocks = note.blocks.map((block) => this.#draw[block.type](block, note));
    return el(
      "article",
      { class: own ? "bubble own" : "bubble", tabindex: "-1", lang: note.language || null, "data-id": note.id },
      author,
      ...(cited ? [el("blockquote", { class: "cited", dir: "auto" }, plain(cited).slice(0, 160))] : []),
      ...blocks,
      this.#foot(note, own),
    );
  }

  #foot(note, own) {
    const about = { message: note.id, text: plain(note) };
    const offer = own
      ? button(t("edit"), () => this.composer.about({ kind: "edit", ...about }), { class: "quiet edit" })
      : button(t("reply"), () => this.composer.about({ kind: "reply", ...about }), { class: "quiet" });
    return el(
      "footer",
      { lang: currentLanguage() },
      ...(own && about.text.startsWith("/") ? [] : [offer]), // an edited command would not run again
      ...(note.edited ? [el("span", {}, t("edited"))] : []),
      el("time", { datetime: note.at }, when(note.at, this.#zone, "time")),
    );
  }

  #pressable(one, note) {
    const press = ({ currentTarget }) => this.#press(currentTarget, note.id, one);
    return button(one.label, press, { class: `pressable ${one.style}` });
  }

  async #copy(text) {
    await navigator.clipboard.writeText(text);
    this.toast(t("copied"));
  }

  async #press(pressed, message, { token, choice }) {
    if (pressed.ariaBusy === "true") return;
    pressed.ariaBusy = "true";
    await this.#act("press", { message, token, choice });
    pressed.ariaBusy = "false";
  }
}

/** A message's words, as they are cited. */
function plain(note) {
  return note.blocks.map((block) => block.text).filter(Boolean).join("\n");
}

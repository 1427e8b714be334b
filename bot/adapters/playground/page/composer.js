// Where one writes: the text field, the commands and the name it suggests, what goes with the words, and the strip that
// says what is answered or edited.

import { el } from "./dom.js";
import { Tray } from "./tray.js";
import { t } from "./words.js";

const COMMAND = /^\/(\S*)$/;
const MENTION = /(^|\s)@(\w*)$/;
const HANDLE = "Paletti";

export class Composer {
  menu = []; // {verb, about}, for this chat
  mentions = false; // whether the bot has to be called by its name here
  tray;
  #form;
  #field;
  #strip;
  #list;
  #spoken = document.querySelector("#spoken");
  #send;
  #about = null; // {kind: "reply" | "edit", message, text}
  #chosen = -1;
  #resting = false;
  #placeholder = "";

  /** `send(text, about, tray)` resolves to whether it was saved; only then is the field emptied. */
  constructor(form, id, send, complain) {
    this.#form = form;
    this.#field = form.querySelector("textarea");
    this.#strip = form.querySelector(".context");
    this.#list = form.querySelector(".commands");
    this.#send = send;
    this.#list.id = `commands-${id}`;
    this.#field.setAttribute("aria-controls", this.#list.id);
    this.tray = new Tray(form, complain, () => this.#field.focus());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#field.addEventListener("input", () => this.#changed());
    this.#field.addEventListener("keydown", (event) => this.#key(event));
    this.#field.addEventListener("paste", (event) => {
      const files = [...event.clipboardData.files];
      if (!files.length || this.#editing) return;
      event.preventDefault();
      this.tray.take(files);
    });
    this.#field.addEventListener("blur", () => this.#suggest([]));
    this.#strip.querySelector(".cancel").addEventListener("click", () => this.about(null));
    this.#changed();
  }

  relabel(placeholder, fieldLabel) {
    this.#placeholder = placeholder;
    this.#field.placeholder = this.#resting ? t("tourRest") : placeholder;
    this.#field.setAttribute("aria-label", fieldLabel);
    this.#list.setAttribute("aria-label", t("commands"));
    this.#form.querySelector(".send").setAttribute("aria-label", t("send"));
    this.#strip.querySelector(".cancel").setAttribute("aria-label", t("cancel"));
    this.tray.relabel();
    this.#drawStrip();
  }

  get #editing() {
    return this.#about?.kind === "edit";
  }

  focus() {
    this.#field.focus();
  }

  /** Whether the tour writes here, and nobody else. */
  set resting(resting) {
    this.#resting = resting;
    this.#field.disabled = this.#form.querySelector(".send").disabled = resting;
    this.#field.placeholder = resting ? t("tourRest") : this.#placeholder;
    this.tray.open = !resting && !this.#editing;
  }

  /** Show this text, as far as somebody has written it. */
  write(text) {
    this.#field.value = text;
    this.#grow();
    this.#field.scrollTop = this.#field.scrollHeight;
  }

  /** Forget what was begun. */
  clear() {
    this.#about = null;
    this.#drawStrip();
    this.#fill("");
  }

  /** What the next text is about: an answer to a message, a new version of one, or (null) nothing. */
  about(about) {
    if (this.#editing || about?.kind === "edit") this.#fill(about?.kind === "edit" ? about.text : "");
    this.#about = about;
    this.#drawStrip();
    this.#field.focus();
  }

  #drawStrip() {
    this.#strip.hidden = !this.#about;
    this.tray.open = !this.#editing && !this.#resting;
    if (!this.#about) return;
    const key = this.#about.kind === "edit" ? "editing" : "replying";
    this.#strip.querySelector("p").textContent = t(key, { text: this.#about.text.split("\n")[0] });
  }

  async #submit() {
    const text = this.#field.value;
    const nothing = !text.trim() && (this.#editing || this.tray.empty);
    if (nothing || this.#field.readOnly) return;
    const about = this.#about;
    const held = this.#editing ? [] : this.tray.items;
    this.#field.readOnly = true;
    const saved = await this.#send(text, about, this.tray);
    this.#field.readOnly = false;
    if (!saved) return;
    // What was begun or attached meanwhile is about the next message.
    this.tray.remove(held);
    const another = this.#about !== about;
    if (!another) this.#about = null;
    this.#drawStrip();
    if (!another || !this.#editing) this.#fill("");
  }

  #fill(text) {
    this.#field.value = text;
    this.#changed();
  }

  #changed() {
    this.#grow();
    this.#suggest(this.#fitting(this.#field.value));
  }

  /** What may be meant, as {show, about, text}: `text` is what the field then holds. */
  #fitting(value) {
    const typed = COMMAND.exec(value)?.[1].toLowerCase();
    if (typed !== undefined) {
      const items = this.menu.filter((item) => item.verb.startsWith(typed));
      return items.map(({ verb, about }) => ({ show: `/${verb}`, about, text: `/${verb} ` }));
    }
    const called = this.mentions ? MENTION.exec(value) : null;
    if (!called || !HANDLE.toLowerCase().startsWith(called[2].toLowerCase())) return [];
    const before = value.slice(0, called.index) + called[1];
    return [{ show: `@${HANDLE}`, about: t("mention"), text: `${before}@${HANDLE} ` }];
  }

  /** As many lines as the text has; the style sheet sets the limit. */
  #grow() {
    this.#field.style.height = "auto";
    if (this.#field.value) this.#field.style.height = `${this.#field.scrollHeight}px`;
  }

  #suggest(items) {
    this.#chosen = -1;
    this.#field.removeAttribute("aria-activedescendant");
    this.#list.hidden = items.length === 0;
    this.#list.replaceChildren(...items.map((item, index) => this.#option(item, index)));
    if (items.length) this.#spoken.textContent = t("commandCount", { count: items.length });
  }

  #option({ show, about, text }, index) {
    const attributes = { role: "option", id: `${this.#list.id}-${index}`, "aria-selected": "false", "data-text": text };
    const option = el("li", attributes, el("b", {}, show), " ", el("span", {}, about));
    option.addEventListener("mousedown", (event) => {
      event.preventDefault(); // so that the field keeps the focus
      this.#fill(text);
    });
    return option;
  }

  #choose(index) {
    const options = this.#list.children;
    this.#chosen = (index + options.length) % options.length;
    [...options].forEach((option, at) => option.setAttribute("aria-selected", String(at === this.#chosen)));
    this.#field.setAttribute("aria-activedescendant", options[this.#chosen].id);
    options[this.#chosen].scrollIntoView({ block: "nearest" });
  }

  #key(event) {
    if (event.isComposing) return;
    const listed = !this.#list.hidden;
    const chosen = this.#list.children[this.#chosen];
    const deeds = {
      ArrowDown: listed && (() => this.#choose(this.#chosen + 1)),
      ArrowUp: listed && (() => this.#choose(this.#chosen < 0 ? -1 : this.#chosen - 1)),
      Tab: listed && !event.shiftKey && (() => this.#fill((chosen ?? this.#list.firstChild).dataset.text)),
      Enter: !event.shiftKey && (() => (chosen ? this.#fill(chosen.dataset.text) : this.#submit())),
      Escape: () => (listed ? this.#suggest([]) : this.#about && this.about(null)),
    };
    const deed = deeds[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  }
}

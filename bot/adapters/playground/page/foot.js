// What stands between the messages and the field: a word in passing, and a suggestion.

import { button, el } from "./dom.js";

const TOAST_MS = 3500;
const TOAST_MS_PER_CHARACTER = 60;

export class Foot {
  #root;
  #toast;
  #timer = 0;
  #hint = null; // what is suggested now

  /** `root` is the chat's. */
  constructor(root) {
    this.#root = root;
    this.#toast = root.querySelector(".toast");
  }

  /** A suggestion above the field, or null: `caption`, and `chips` of {text, run}. */
  hint(hint) {
    const same = JSON.stringify(hint) === JSON.stringify(this.#hint);
    this.#hint = hint;
    if (same) return; // it keeps the focus; what its chips do may be something else by now, and is looked up
    const box = this.#root.querySelector(".hint");
    box.hidden = !hint;
    const chips = (hint?.chips ?? []).map(({ text }, place) => button(text, () => this.#hint.chips[place].run(), { class: "chip" }));
    box.replaceChildren(...(hint ? [el("p", {}, hint.caption), ...chips] : []));
  }

  /** A passing word; an alarming one stays until the next. */
  toast(text, alarming = false) {
    clearTimeout(this.#timer);
    this.#toast.setAttribute("role", alarming ? "alert" : "status");
    this.#toast.classList.toggle("alarming", alarming);
    this.#toast.textContent = text;
    const stay = TOAST_MS + text.length * TOAST_MS_PER_CHARACTER;
    if (text && !alarming) this.#timer = setTimeout(() => this.toast(""), stay);
  }
}

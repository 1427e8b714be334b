// The ledgers, each a chain that grows downwards.

import { el } from "./dom.js";
import { t, when } from "./words.js";

export class Ledger {
  #root = document.querySelector(".chains");
  #entries = new Map(); // "ledger/seq" → note
  #nodes = new Map(); // "ledger/seq" → list item
  #chains = new Map(); // ledger → list
  #zone = "UTC";

  setZone(zone) {
    this.#zone = zone;
  }

  /** Add an entry, or draw it anew. `fresh`: it has just happened. Whether it was new. */
  show(entry, fresh) {
    const key = `${entry.ledger}/${entry.seq}`;
    const item = this.#item(entry);
    const old = this.#nodes.get(key);
    this.#entries.set(key, entry);
    this.#nodes.set(key, item);
    if (old) old.replaceWith(item);
    else this.#chain(entry.ledger).append(item);
    if (fresh && !old) {
      item.classList.add("fresh");
      this.#root.scrollTop += item.getBoundingClientRect().bottom - this.#root.getBoundingClientRect().bottom + 12;
    }
    return !old;
  }

  /** Draw everything anew, in the page's present language and the office's zone. */
  redraw() {
    for (const [key, entry] of this.#entries) {
      const item = this.#item(entry);
      this.#nodes.get(key).replaceWith(item);
      this.#nodes.set(key, item);
    }
  }

  #chain(ledger) {
    if (!this.#chains.has(ledger)) {
      const list = el("ol");
      this.#chains.set(ledger, list);
      this.#root.append(el("section", {}, el("h3", {}, ledger), list));
    }
    return this.#chains.get(ledger);
  }

  #item({ seq, what, at, hash, summary }) {
    return el(
      "li",
      {},
      el("span", { class: "link", "aria-label": t("entry", { seq }) }, String(seq)),
      el("p", { dir: "auto" }, summary || what.replaceAll("_", " ")),
      el(
        "p",
        { class: "meta" },
        el("span", {}, what.replaceAll("_", " ")),
        el("time", { datetime: at }, when(at, this.#zone, "short")),
        el("code", {}, hash),
      ),
    );
  }
}

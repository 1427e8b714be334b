// The ledgers, each a chain that grows downwards, and above them what the check says of all of them.

import { calm, el } from "./dom.js";
import { entryItem, reasonOf } from "./entry.js";
import { hush, wake } from "./hearing.js";
import { Refused, call } from "./link.js";
import { t, when } from "./words.js";

const CHECK = "M4 10.5l4 4 8-9";
const HEADING_PX = 44; // the ledger's name stays in sight above its entries
const WARNING = "M10 4v7M10 15.5v.1";

export class Ledger {
  tried = false; // whether anything was tampered with since the page was loaded
  #root = document.querySelector(".chains");
  #status = document.querySelector(".proof [role=status]");
  #mark = document.querySelector(".proof svg path");
  #box = document.querySelector(".proof");
  #change = document.querySelector(".proof .change");
  #tamper = document.querySelector(".proof .tamper");
  #verify = document.querySelector(".proof .verify");
  #spoken = document.querySelector("#spoken");
  #entries = new Map(); // "ledger/seq" → note
  #nodes = new Map(); // "ledger/seq" → list item
  #chains = new Map(); // ledger → list
  #open = new Set(); // keys of what is unfolded
  #fresh = new Set();
  #proof = null;
  #zone = "UTC";
  #onChange;

  /** `onChange(failed)` hears that something was tried. */
  constructor(onChange) {
    this.#onChange = onChange;
    this.#tamper.addEventListener("click", () => (this.#proof?.tampering ? this.restore() : this.tamper()));
    this.#verify.addEventListener("click", () => this.#again());
  }

  /** Begin anew, in another office; until `wake` nothing of what is drawn is read out. */
  reset() {
    hush(this.#root);
    this.tried = false;
    for (const kept of [this.#entries, this.#nodes, this.#chains, this.#open, this.#fresh]) kept.clear();
    this.#root.replaceChildren();
    this.#proof = null;
    this.#box.hidden = true;
  }

  wake() {
    wake(this.#root);
  }

  setZone(zone) {
    this.#zone = zone;
  }

  /** The button by which a copy is tampered with, or thrown away. */
  get button() {
    return this.#tamper;
  }

  get entries() {
    return [...this.#entries.values()];
  }

  /** Add an entry, or draw it anew. `fresh`: it has just happened. Whether it was new. */
  show(entry, fresh) {
    const key = keyOf(entry);
    const isNew = !this.#entries.has(key);
    this.#entries.set(key, entry);
    if (fresh && isNew) this.#fresh.add(key);
    this.#draw(key);
    if (fresh && isNew) this.#reveal(this.#nodes.get(key));
    return isNew;
  }

  /** What the check says now. */
  prove(proof) {
    const before = this.#proof;
    this.#proof = proof;
    if (proof.tampering) {
      this.tried = true;
      if (!same(before?.tampering, proof.tampering)) this.#open.add(keyOf(proof.tampering));
    }
    for (const one of [before, proof]) {
      for (const place of [one?.tampering, ...(one?.findings ?? [])].filter(Boolean)) this.#draw(keyOf(place));
    }
    this.relabel();
    if (proof.tampering && !same(before?.tampering, proof.tampering)) this.#reveal(this.#nodes.get(keyOf(proof.tampering)));
  }

  /** The panel is looked at: what was tampered with is in sight. */
  seen() {
    if (this.#proof?.tampering) this.#reveal(this.#nodes.get(keyOf(this.#proof.tampering)));
  }

  /** Draw everything anew, in the page's present language and the office's zone. */
  redraw() {
    hush(this.#root);
    for (const key of this.#entries.keys()) this.#draw(key);
    this.relabel();
    this.wake();
  }

  relabel() {
    if (!this.#proof) return;
    const { entries, findings, tampering } = this.#proof;
    const told = findings.map((one) => t("found", { ...one, reason: reasonOf(one) }));
    this.#say(told.join("\n") || t("holds", { count: entries }));
    this.#box.hidden = false;
    this.#box.classList.toggle("broken", findings.length > 0);
    this.#mark.setAttribute("d", findings.length ? WARNING : CHECK);
    this.#change.hidden = !tampering;
    this.#change.textContent = tampering ? t("inCopy", this.#shown(tampering)) : "";
    this.#tamper.textContent = t(tampering ? "restore" : "tamper");
    this.#verify.hidden = Boolean(tampering);
  }

  /** Have the check look at a changed copy of an entry; without one, of the newest approval. */
  tamper(entry = this.#newest()) {
    return entry && this.#probe({ do: "tamper", ledger: entry.ledger, seq: entry.seq });
  }

  restore() {
    return this.#probe({ do: "restore" });
  }

  async #again() {
    if (await this.#probe({ do: "verify" })) this.#spoken.textContent = t("verified", { count: this.#proof.entries });
  }

  async #probe(body) {
    let done = true;
    try {
      await call("ledger", body);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      done = false;
    }
    this.#onChange(!done);
    return done;
  }

  /** The newest approval; before there is one, the newest entry. */
  #newest() {
    const newest = this.entries.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at) || b.seq - a.seq);
    return newest.find(({ what }) => what === "approval_given") ?? newest.find(({ words, shown }) => words || shown) ?? newest[0];
  }

  #shown({ place, was, now }) {
    return place === "at" ? { was: when(was, this.#zone, "short"), now: when(now, this.#zone, "short") } : { was, now };
  }

  /** The status is only written when it differs, so that it is heard once. */
  #say(text) {
    if (this.#status.textContent !== text) this.#status.textContent = text;
  }

  #draw(key) {
    const entry = this.#entries.get(key);
    if (!entry) return;
    const old = this.#nodes.get(key);
    const focused = old?.contains(document.activeElement) && document.activeElement.tagName;
    const item = entryItem(entry, {
      zone: this.#zone,
      open: this.#open.has(key),
      fresh: this.#fresh.has(key),
      finding: this.#proof?.findings.find((one) => keyOf(one) === key) ?? null,
      change: this.#proof?.tampering && keyOf(this.#proof.tampering) === key ? this.#proof.tampering : null,
      onToggle: (open) => (open ? this.#open.add(key) : this.#open.delete(key)),
      onTamper: () => this.tamper(entry),
    });
    this.#nodes.set(key, item);
    if (old) old.replaceWith(item);
    else this.#chain(entry.ledger).append(item);
    if (focused) item.querySelector(focused.toLowerCase())?.focus({ preventScroll: true });
  }

  #reveal(node) {
    if (!node) return;
    const [inner, outer] = [node.getBoundingClientRect(), this.#root.getBoundingClientRect()];
    const below = inner.bottom - outer.bottom + 12;
    const above = inner.top - outer.top - HEADING_PX;
    const by = above < 0 || inner.height > outer.height ? above : Math.max(0, below);
    this.#root.scrollBy({ top: by, behavior: calm() ? "instant" : "smooth" });
  }

  #chain(ledger) {
    if (!this.#chains.has(ledger)) {
      const list = el("ol");
      this.#chains.set(ledger, list);
      this.#root.append(el("section", {}, el("h3", {}, ledger), list));
    }
    return this.#chains.get(ledger);
  }
}

const keyOf = ({ ledger, seq }) => `${ledger}/${seq}`;
const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

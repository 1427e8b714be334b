// The bar: the office's hour, whether it is open, and the buttons that move time.

import { calm } from "./dom.js";
import { Refused, call } from "./link.js";
import { t, when } from "./words.js";

const GLIDE_MS = 800;
const HOUR_MS = 3_600_000;
const SKIES = [[6, "night"], [8, "dawn"], [18, "day"], [21, "dusk"], [24, "night"]]; // until this hour

export class Bar {
  #root = document.querySelector(".bar");
  #spoken = document.querySelector("#spoken");
  #clock = null; // the last clock note
  #shownAt = null; // the instant that the digits show, ms
  #frame = 0;
  #onMove;

  /** `onMove` hears, after each try, whether the clock was moved. */
  constructor(onMove) {
    this.#onMove = onMove;
    for (const button of this.#buttons) button.addEventListener("click", () => this.move(button.dataset.to));
  }

  get #buttons() {
    return this.#root.querySelectorAll(".moves button");
  }

  /** Ask for the clock to be moved; what is due on the way comes with the news. */
  async move(to) {
    if (this.#root.hasAttribute("aria-busy")) return;
    this.#root.setAttribute("aria-busy", "true");
    try {
      await call("clock", { to });
      this.#onMove(true);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#onMove(false);
    } finally {
      this.#root.removeAttribute("aria-busy");
    }
  }

  /** Draw the newcomer's eye to one button, or (null) to none. */
  point(to) {
    for (const button of this.#buttons) button.classList.toggle("pointed", button.dataset.to === to);
  }

  update(clock) {
    const before = this.#clock;
    this.#clock = clock;
    this.relabel();
    const target = Date.parse(clock.now);
    const jumped = before && Math.abs(target - this.#shownAt) > 60_000;
    cancelAnimationFrame(this.#frame);
    if (jumped && !calm()) this.#glide(this.#shownAt, target, performance.now());
    else this.#show(target);
    if (jumped) {
      const values = { when: when(target, clock.timezone, "short"), sign: this.sign() };
      this.#spoken.textContent = t("moved", values);
    }
  }

  /** "closed" or "open", as it reads inside a sentence. */
  sign() {
    return t(this.#clock.open ? "open" : "closed").toLowerCase();
  }

  relabel() {
    if (!this.#clock) return;
    const { now, timezone, open, opening, due } = this.#clock;
    this.#root.classList.toggle("open", open);
    this.#root.querySelector(".sign strong").textContent = t(open ? "open" : "closed");
    const until = open || !opening ? "" : t("opens", { when: when(opening, timezone, "short") });
    this.#root.querySelector(".until").textContent = until;
    const targets = { hour: Date.parse(now) + HOUR_MS, opening, due };
    for (const button of this.#buttons) {
      const target = targets[button.dataset.to];
      button.disabled = !target;
      button.querySelector("small").textContent = target ? when(target, timezone, "short") : t("nothing");
    }
    if (this.#shownAt) this.#show(this.#shownAt);
  }

  #glide(from, to, startedAt) {
    this.#frame = requestAnimationFrame((at) => {
      const part = Math.min(1, Math.max(0, at - startedAt) / GLIDE_MS);
      const eased = 1 - (1 - part) ** 3;
      this.#show(from + (to - from) * eased);
      if (part < 1) this.#glide(from, to, startedAt);
    });
  }

  #show(instant) {
    this.#shownAt = instant;
    const zone = this.#clock.timezone;
    const digits = when(instant, zone, "time");
    const time = this.#root.querySelector(".clock");
    time.textContent = digits;
    time.dateTime = new Date(instant).toISOString();
    this.#root.querySelector(".date").textContent = when(instant, zone, "day");
    this.#root.dataset.sky = SKIES.find(([until]) => parseInt(digits, 10) < until)[1];
  }
}

// What is seen and heard of the tour: the invitation, the caption, the progress, the controls.

import { el } from "./dom.js";
import { t } from "./words.js";

const PLAY = "M6 4l9 6-9 6z";
const PAUSE = "M7 4.5v11M13 4.5v11";
const NAMES = { take: ".invite .take", dismiss: ".invite .dismiss", again: ".tour-again" }; // the others are the tour's

export class TourView {
  #root = document.querySelector(".tour");

  #part(name) {
    return NAMES[name] ? document.querySelector(NAMES[name]) : this.#root.querySelector(`.${name}`);
  }

  /** `deeds` by the button's name. */
  wire(deeds) {
    for (const [name, deed] of Object.entries(deeds)) this.#part(name).addEventListener("click", deed);
  }

  /** Whether the keyboard is on it, or nowhere. */
  get focused() {
    return document.activeElement === document.body || this.#root.contains(document.activeElement);
  }

  focus(name) {
    this.#part(name).focus();
  }

  /** `on`: somebody is on tour; `over`: it has just ended; `invited`: nobody has waved the invitation away. */
  draw(note, { on, over, playing, invited, caption }) {
    const { step, count } = note;
    const offered = !on && !over;
    this.#root.hidden = offered;
    this.#root.classList.toggle("over", over);
    document.querySelector(".invite").hidden = !offered || !invited;
    this.#part("again").hidden = !offered || invited;
    const paused = on && !playing;
    const play = this.#part("play");
    play.setAttribute("aria-label", t(paused ? "tourPlay" : "tourPause"));
    play.classList.toggle("paused", paused);
    play.querySelector("path").setAttribute("d", paused ? PLAY : PAUSE);
    for (const [name, last] of [["back", 0], ["next", count]]) {
      const button = this.#part(name);
      if (step === last && button === document.activeElement) play.focus(); // else the keyboard would be nowhere
      button.disabled = step === last;
    }
    this.#part("end").textContent = t(paused ? "tourHere" : "tourEnd");
    this.#drawProgress(note, over ? count : (step ?? 0));
    if (offered) return;
    this.#say(this.#root.querySelector(".chapter strong"), t(over ? "tourNow" : `chapter_${chapterOf(caption)}`));
    this.#say(this.#root.querySelector(".chapter span"), over ? "" : `${step} / ${count}`);
    this.tell(t(over ? "tourOver" : `tour_${caption}`));
  }

  tell(text) {
    this.#say(this.#part("told"), text);
  }

  /** A bar for each chapter, as long as it has steps. */
  #drawProgress({ count, chapters }, done) {
    const bar = this.#part("chapters");
    while (bar.children.length < chapters.length) bar.append(el("span", {}, el("span")));
    let before = 0;
    chapters.forEach(([, steps], index) => {
      const part = Math.min(Math.max((done - before) / steps, 0), 1);
      bar.children[index].style.flexGrow = steps;
      bar.children[index].firstChild.style.width = `${100 * part}%`;
      before += steps;
    });
    bar.setAttribute("aria-valuemax", count);
    bar.setAttribute("aria-valuenow", done);
    bar.setAttribute("aria-valuetext", t("tourStep", { step: done, count }));
  }

  /** Only written when it differs, so that it is heard once. */
  #say(node, text) {
    if (node.textContent !== text) node.textContent = text;
  }
}

/** A step's name begins with its chapter's. */
const chapterOf = (name) => (name === "start" ? "night" : name.split("_")[0]);

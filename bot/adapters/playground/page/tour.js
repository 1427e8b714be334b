// The tour: what happens and why, the controls, and the visitor's turn at the end. The steps are the server's.

import { ACTS, wait } from "./acting.js";
import { el } from "./dom.js";
import { Refused, call } from "./link.js";
import { currentLanguage, t } from "./words.js";

const LEAD_MS = 1100; // to begin to read before something moves
const TURN_MS = 650; // until the eye goes where the outcome is
const START_MS = 3500;
const FAST = 0.01; // of the pace, for whoever has to see all of it often
const PLAY = "M6 4l9 6-9 6z";
const PAUSE = "M7 4.5v11M13 4.5v11";
const DISMISSED = "paletti-tour-dismissed";
// What the visitor may not do while the tour does it.
const THEIRS = ".pressable, .moves button, .proof button, .chip, .sheet button, .content button, .members button";

export class Tour {
  #root = document.querySelector(".tour");
  #invite = document.querySelector(".invite");
  #again = document.querySelector(".tour-again");
  #part = (name) => this.#root.querySelector(name);
  #page;
  #note = null; // where the tour stands, as the server says
  #playing = false;
  #over = false; // whether it has just ended, and says so
  #caption = ""; // the name of the step that is told
  #acting = new AbortController();
  #run = Promise.resolve(); // the playing that goes on, or has ended
  #orders = Promise.resolve(); // what was asked for, one after the other
  #heard = () => {}; // hears each note
  #pace = 1;

  /** `page` has `bar`, `ledger`, `talkOf(key)`, `look(at)`, and `settle()`, which brings the page's hints up to date. */
  constructor(page) {
    this.#page = page;
    this.#invite.querySelector(".take").addEventListener("click", () => this.start());
    this.#invite.querySelector(".dismiss").addEventListener("click", () => this.#dismiss());
    this.#again.addEventListener("click", () => this.start());
    const deeds = {
      back: () => this.#order("back"),
      play: () => this.toggle(),
      next: () => this.#order("next"),
      end: () => this.end(),
      repeat: () => this.start(),
      close: () => this.#close(),
    };
    for (const [name, deed] of Object.entries(deeds)) this.#part(`.${name}`).addEventListener("click", deed);
    addEventListener("keydown", (event) => this.#key(event));
    addEventListener("click", (event) => this.#intrude(event), true);
  }

  /** Whether somebody is on tour. */
  get on() {
    return this.#note !== null && this.#note.step !== null;
  }

  /** Where the tour stands now. */
  take(note) {
    const [first, was] = [this.#note === null, this.on];
    this.#note = note;
    if (was && !this.on) this.#ended();
    if (!was && this.on) this.#caption = note.last ?? "start";
    this.#draw();
    this.#heard();
    if (first) this.#welcome();
  }

  start() {
    this.#over = false;
    sessionStorage.setItem(DISMISSED, "yes");
    this.#part(".play").focus();
    this.#order("start").then(() => this.#play(START_MS));
  }

  end() {
    this.#order("end");
  }

  toggle() {
    if (this.#playing) this.#halt();
    else this.#play();
  }

  relabel() {
    if (this.on) {
      const played = this.#playing;
      this.#order("stay").then(() => played && this.#play());
    }
    if (this.#note) this.#draw();
  }

  get #talks() {
    return this.#page.people().map((key) => this.#page.talkOf(key));
  }

  #welcome() {
    const asked = new URLSearchParams(location.search).get("tour");
    if (asked === null) return;
    this.#pace = asked === "fast" ? FAST : 1;
    history.replaceState(null, "", location.pathname);
    this.start();
  }

  /** Play on, step by step, after a while; until it ends or is halted. */
  #play(ms = 0) {
    if (!this.on) return;
    this.#acting = new AbortController();
    this.#playing = true;
    this.#draw();
    this.#run = this.#steps(ms, this.#acting.signal);
  }

  async #steps(ms, signal) {
    if (!(await wait(ms * this.#pace, signal))) return;
    while (this.#note.cue) {
      const { stay_ms: stay } = this.#note.cue;
      if (!(await this.#step(signal)) || !(await wait(stay * this.#pace, signal))) return;
    }
    this.#playing = false;
    if (this.on) this.end();
  }

  /** Stop where it is, and wait until what was under way is done. */
  async #halt() {
    this.#playing = false;
    this.#acting.abort();
    this.#draw();
    await this.#run;
  }

  /** Act out the next step, have it done, and look at what it brings. Whether to go on. */
  async #step(signal) {
    const { cue, step } = this.#note;
    this.#tell(cue.name);
    this.#look(cue.at);
    await wait(LEAD_MS * this.#pace, signal);
    const talk = this.#page.talkOf(cue.at);
    const undo = await ACTS[cue.kind](cue, { talk, bar: this.#page.bar, ledger: this.#page.ledger, pace: this.#pace, signal });
    if (signal.aborted) {
      undo(false);
      this.#tell(this.#note.last ?? "start");
      return false;
    }
    const reply = await this.#lead("next");
    undo(reply !== null);
    if (reply === null) return false;
    await this.#until(step + 1);
    talk?.hear(reply);
    await wait(TURN_MS * this.#pace, signal);
    this.#look(cue.see);
    return !signal.aborted;
  }

  /** The visitor wants it to go somewhere at once; it then stands still. */
  #order(where) {
    this.#orders = this.#orders.then(async () => {
      await this.#halt();
      const { step, count, cue } = this.#note;
      const to = { start: 0, back: step - 1, next: step + 1, stay: step, end: null }[where];
      if (to < 0 || to > count || (step === null && where !== "start")) return;
      const reply = await this.#lead(where);
      if (reply === null) return;
      await this.#until(to);
      if (!this.on) return;
      for (const talk of this.#talks) talk.sheet?.close();
      this.#tell(this.#note.last ?? "start");
      const at = where === "next" ? cue : this.#note.cue;
      if (reply.form) this.#page.talkOf(at.at).hear(reply);
      this.#look(where === "next" ? at.see : (at?.at ?? ""));
    });
    return this.#orders;
  }

  /** Ask the server; its reply, or null if it cannot. */
  async #lead(where) {
    try {
      return await call("tour", { do: where, language: currentLanguage(), step: this.#note.step ?? 0 });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#playing = false;
      this.#draw();
      this.#part(".told").textContent = t("tourStuck");
      return null;
    }
  }

  /** Wait until the page has seen so many steps (null: the end). */
  #until(step) {
    return new Promise((resolve) => {
      this.#heard = () => this.#note.step === step && resolve();
      this.#heard();
    });
  }

  #look(at) {
    this.#page.look(at);
    for (const panel of document.querySelectorAll("main > .panel")) panel.classList.remove("spot");
    (at === "ledger" ? document.querySelector(".ledger") : this.#page.talkOf(at)?.root.closest(".phone"))?.classList.add("spot");
  }

  #tell(name) {
    this.#caption = name;
    this.#draw();
  }

  #draw() {
    const { step, count } = this.#note;
    this.#root.hidden = !this.on && !this.#over;
    this.#root.classList.toggle("over", this.#over);
    document.body.classList.toggle("on-tour", this.on);
    document.body.classList.toggle("tour-plays", this.on && this.#playing);
    const offered = !this.on && !this.#over;
    this.#invite.hidden = !offered || this.#dismissed;
    this.#again.hidden = !offered || !this.#dismissed;
    this.#again.title = t("tourAgainAbout");
    for (const talk of this.#talks) {
      talk.led = this.on && this.#playing;
      if (this.on) talk.hint(null);
    }
    const paused = this.on && !this.#playing;
    const play = this.#part(".play");
    play.setAttribute("aria-label", t(paused ? "tourPlay" : "tourPause"));
    play.querySelector("path").setAttribute("d", paused ? PLAY : PAUSE);
    this.#part(".back").disabled = step === 0;
    this.#part(".next").disabled = step === count;
    this.#part(".end").textContent = t(paused ? "tourHere" : "tourEnd");
    this.#drawProgress();
    if (!this.on && !this.#over) return;
    const chapter = this.#over ? "tourNow" : `chapter_${chapterOf(this.#caption)}`;
    this.#say(".chapter strong", t(chapter));
    this.#say(".chapter span", this.#over ? "" : `${step} / ${count}`);
    this.#say(".told", t(this.#over ? "tourOver" : `tour_${this.#caption}`));
  }

  /** A bar for each chapter, as long as it has steps. */
  #drawProgress() {
    const { step, count, chapters } = this.#note;
    const done = this.#over ? count : (step ?? 0);
    const bar = this.#part(".chapters");
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

  /** From here on the office is the visitor's. */
  #ended() {
    this.#playing = false;
    this.#acting.abort();
    this.#over = true;
    this.#look("");
    this.#draw();
    this.#page.settle();
    this.#part(".close").focus();
  }

  #close() {
    this.#over = false;
    this.#dismiss();
    this.#page.talkOf("giulia").composer.focus();
  }

  get #dismissed() {
    return sessionStorage.getItem(DISMISSED) !== null;
  }

  #dismiss() {
    sessionStorage.setItem(DISMISSED, "yes");
    this.#draw();
  }

  #key(event) {
    const typing = event.target.matches?.("textarea, input, select");
    if (!this.on || typing || event.altKey || event.ctrlKey || event.metaKey || document.querySelector("dialog:modal")) return;
    const deeds = {
      " ": () => this.toggle(),
      ArrowLeft: () => this.#order("back"),
      ArrowRight: () => this.#order("next"),
      Escape: () => this.end(),
    };
    const pressed = event.key === " " && event.target.matches?.("button, summary, a");
    if (!deeds[event.key] || pressed) return;
    event.preventDefault();
    deeds[event.key]();
  }

  /** Whoever reaches into what the tour does halts it; from then on everything can be used. */
  #intrude(event) {
    if (!this.on || !this.#playing || !event.isTrusted || !event.target.closest?.(THEIRS)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#halt();
  }

  /** Only written when it differs, so that it is heard once. */
  #say(name, text) {
    if (this.#part(name).textContent !== text) this.#part(name).textContent = text;
  }
}

/** A step's name begins with its chapter's. */
const chapterOf = (name) => (name === "start" ? "night" : name.split("_")[0]);

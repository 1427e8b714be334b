// The tour: what happens and why, the controls, and the visitor's turn at the end. The steps are the server's.

import { ACTS, wait } from "./acting.js";
import { Refused, call } from "./link.js";
import { TourView } from "./tour_view.js";
import { currentLanguage, t } from "./words.js";

const LEAD_MS = 550; // to begin to read before something moves
const TURN_MS = 300; // until the eye goes where the outcome is
const START_MS = 2400;
const PATIENCE_MS = 4000;
const FAST = 0.01; // of the pace, for whoever has to see all of it often
const DISMISSED = "paletti-tour-dismissed";
const KEYED = "textarea, input, select, audio, video, [role=menu]"; // they have a use for the keys themselves
// What the visitor may not do while the tour does it.
const THEIRS = ".pressable, .moves button, .proof button, .chip, .sheet button, .content button, .members button";

export class Tour {
  #view = new TourView();
  #page;
  #note = null; // where the tour stands, as the server says
  #playing = false;
  #over = false; // whether it has just ended, and says so
  #caption = ""; // the name of the step that is told
  #acting = new AbortController();
  #run = Promise.resolve(); // the playing that goes on, or has ended
  #orders = Promise.resolve(); // what was asked for, one after the other
  #heard = () => {}; // hears each note
  #offices = 0; // how many the page has gone through
  #pace = 1;

  /**
   * `page` has `bar`, `ledger`, `talkOf(key)`, `people()`, `look(at)`, `tell(text)`, a word about the page as a whole,
   * and `settle()`, which brings its hints up to date.
   */
  constructor(page) {
    this.#page = page;
    this.#view.wire({
      take: () => this.start(),
      dismiss: () => this.#dismiss(),
      again: () => this.start(),
      back: () => this.#order("back"),
      play: () => this.toggle(),
      next: () => this.#order("next"),
      end: () => this.end(),
      repeat: () => this.start(),
      close: () => this.#close(),
    });
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

  /** What comes from here on is of another office. */
  reset() {
    this.#offices += 1;
  }

  start() {
    this.#over = false;
    sessionStorage.setItem(DISMISSED, "yes");
    this.#page.tell("");
    this.#order("start").then(() => {
      if (!this.on) return;
      this.#view.focus("play");
      this.#play(START_MS);
    });
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
      if (!(await this.#step(signal))) return;
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
    talk?.hear(reply, false);
    await wait(TURN_MS * this.#pace, signal);
    this.#look(cue.see);
    // What is longer than the phone is seen from its beginning, and then to its end.
    this.#page.talkOf(cue.see)?.log.scrollToLast();
    if (!(await wait((cue.stay_ms / 2) * this.#pace, signal))) return false;
    this.#page.talkOf(cue.see)?.log.scrollToEnd(true);
    return wait((cue.stay_ms / 2) * this.#pace, signal);
  }

  /** The visitor wants it to go somewhere at once; it then stands still. */
  #order(where) {
    this.#orders = this.#orders.then(async () => {
      await this.#halt();
      const { step, count, cue } = this.#note;
      const to = { start: 0, back: step - 1, next: step + 1, stay: step, end: null }[where];
      if (to < 0 || to > count || (step === null && where !== "start")) return;
      const anew = ["start", "back", "stay"].includes(where) ? this.#offices + 1 : this.#offices;
      const reply = await this.#lead(where);
      if (reply === null) return;
      await this.#until(to, anew);
      if (!this.on) return;
      for (const talk of this.#talks) talk.sheet?.close(false);
      this.#tell(this.#note.last ?? "start");
      const at = where === "next" ? cue : this.#note.cue;
      if (reply.form) this.#page.talkOf(at.at).hear(reply, false);
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
      if (this.on) this.#view.tell(t("tourStuck"));
      else this.#page.tell(t("tourNotBegun"));
      return null;
    }
  }

  /** Wait until the page has seen so many steps (null: the end) in the so manieth office. */
  #until(step, office = this.#offices) {
    return new Promise((resolve) => {
      this.#heard = () => this.#note.step === step && this.#offices >= office && resolve();
      this.#heard();
      setTimeout(resolve, PATIENCE_MS); // another window may have gone elsewhere
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
    const { on } = this;
    document.body.classList.toggle("on-tour", on);
    document.body.classList.toggle("tour-plays", on && this.#playing);
    for (const talk of this.#talks) {
      talk.led = on && this.#playing;
      if (on) talk.hint(null);
    }
    this.#view.draw(this.#note, { on, over: this.#over, playing: this.#playing, invited: !this.#dismissed, caption: this.#caption });
  }

  /** From here on the office is the visitor's. */
  #ended() {
    this.#playing = false;
    this.#acting.abort();
    this.#over = true;
    this.#look("");
    this.#draw();
    this.#page.settle();
    if (this.#view.focused) this.#view.focus("close");
  }

  #close() {
    this.#over = false;
    this.#dismiss();
    this.#page.look("giulia"); // she begins, and what is hidden cannot have the focus
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
    const theirs = event.defaultPrevented || event.target.closest?.(KEYED) || document.querySelector("dialog:modal");
    if (!this.on || theirs || event.altKey || event.ctrlKey || event.metaKey) return;
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
}

// What is read out as it comes: the logs, but not what is only drawn, such as all that was there before the visitor.

const SETTLE_MS = 200; // browsers tell screen readers of a change only a while after it
const timers = new WeakMap(); // log → what will wake it

/** Nothing that is drawn in this log is read out, until `wake`. */
export function hush(log) {
  clearTimeout(timers.get(log));
  log.setAttribute("aria-live", "off");
}

/** What comes after what is drawn by now is read out. */
export function wake(log) {
  clearTimeout(timers.get(log));
  timers.set(log, setTimeout(() => log.setAttribute("aria-live", "polite"), SETTLE_MS));
}

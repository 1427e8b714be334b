// How the tour acts a step out before it is done: words appear as they are typed, a button is touched, a form filled in.

import { calm } from "./dom.js";

const TYPING_MS = 1000; // for any text, so that a long one does not bore
const TOUCH_MS = 600;
const FIELD_MS = 170;
const FRAME_MS = 30;

/** Wait so long; whether nobody has called it off. */
export function wait(ms, signal) {
  if (signal.aborted) return false;
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), ms);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve(false)), { once: true });
  });
}

/** Each acts out one kind of cue and takes as long as that is worth; `pace` is a factor. Afterwards `undo` is called. */
export const ACTS = {
  async write({ text }, { talk, pace, signal }) {
    const frames = calm() ? 1 : Math.ceil(Math.min(TYPING_MS, text.length * 38) / FRAME_MS);
    for (let frame = 1; frame <= frames; frame += 1) {
      talk.composer.write(text.slice(0, Math.round((text.length * frame) / frames)));
      if (!(await wait(FRAME_MS * pace, signal))) break;
    }
    await wait(250 * pace, signal);
    return () => talk.composer.clear();
  },
  press: ({ message, label }, { talk, pace, signal }) => touch(talk.log.buttonOf(message, label), pace, signal),
  async submit({ values }, { talk, pace, signal }) {
    for (const [name, value] of Object.entries(values)) {
      talk.sheet?.set(name, value);
      if (!(await wait(FIELD_MS * pace, signal))) break;
    }
    const undo = await touch(talk.sheet?.submitButton, pace, signal);
    return (done) => {
      undo();
      if (done) talk.sheet?.close(false);
    };
  },
  async clock({ to }, { bar, pace, signal }) {
    bar.point(to);
    await wait(TOUCH_MS * pace, signal);
    return () => bar.point(null);
  },
  probe: (_, { ledger, pace, signal }) => touch(ledger.button, pace, signal),
};

async function touch(node, pace, signal) {
  node?.scrollIntoView({ block: "nearest" });
  node?.classList.add("touched");
  await wait(TOUCH_MS * pace, signal);
  return () => node?.classList.remove("touched");
}

// A message as it is drawn: who wrote it, what it answers, its blocks, and what can be done with it.

import { button, el } from "./dom.js";
import { fileBlock, nameOf, placeBlock } from "./files.js";
import { currentLanguage, t, when } from "./words.js";

const CITED_CHARACTERS = 160;
const PICTURES = ["photo", "animation"];

/** A message's words, as they are cited; where there are none, what it is. */
export function plain(note) {
  const words = note.blocks.map((block) => block.text).filter(Boolean).join("\n");
  return words || note.blocks.map(nameOf).filter(Boolean).join(", ");
}

/** A message, or all that was sent at once, in one bubble. `parts` are its notes that are not deleted. */
export function bubble(note, parts, talk) {
  if (note.service) return aside(note, t(note.service === "joined" ? "joined" : "left", { name: talk.nameOf(note.by) }));
  const own = talk.owns(note);
  if (!parts.length) return aside(note, t(own ? "youDeleted" : "deleted", { name: talk.nameOf(note.by) }));
  if (note.topic) return topic(note, talk);
  const cited = talk.log.find(note.reply_to);
  const bare = parts.every((part) => part.blocks.every((block) => block.kind === "sticker"));
  const kind = own ? "own" : note.by === "bot" ? "" : "other";
  return el(
    "article",
    {
      class: ["bubble", kind, bare ? "bare" : ""].filter(Boolean).join(" "),
      tabindex: "-1",
      lang: note.language || null,
      "data-id": note.id,
      "data-thread": note.thread,
    },
    author(note, own, talk),
    ...(cited ? [el("blockquote", { class: "cited", dir: "auto" }, plain(cited).slice(0, CITED_CHARACTERS))] : []),
    ...drawn(note, parts, talk),
    foot(note, parts, own, talk),
  );
}

/** Seen where several write; always heard. */
function author(note, own, talk) {
  const name = talk.nameOf(note.by);
  const words = own ? t("you", { name }) : note.by === "bot" ? t("paletti") : t("wrote", { name });
  if (own || !talk.room.shared) return el("p", { class: "unseen" }, words);
  const side = note.by === "bot" ? "bot" : talk.sideOf(note.by);
  const topic = note.thread && talk.log.find(note.thread);
  const tag = topic ? [button(topic.topic, () => talk.filter(note.thread), { class: "tag", dir: "auto" })] : [];
  const shown = el("span", { "aria-hidden": "true" }, name);
  return el("p", { class: "author", "data-side": side }, shown, el("span", { class: "unseen" }, words), ...tag);
}

/** Pictures that follow each other stand together; what a person wrote stands below what was sent with it. */
function drawn(note, parts, talk) {
  const draw = {
    text: ({ text }) => el("p", { dir: "auto" }, text),
    title: ({ text }) => el("p", { class: "title", dir: "auto" }, text),
    quote: ({ text }) => el("blockquote", { dir: "auto" }, text),
    code: ({ text }) =>
      el("p", { class: "code" }, el("code", {}, text), button(t("copy"), () => talk.copy(text), { class: "quiet" })),
    buttons: ({ buttons }) => el("div", { class: "buttons" }, ...buttons.map((one) => pressable(one, note, talk))),
    file: fileBlock,
    place: (block) => placeBlock(block, (point) => talk.copy(point)),
    picture: ({ alt }) => el("p", { class: "drawn" }, alt),
  };
  const given = parts.flatMap((part) => part.blocks);
  const last = (block) => Number(note.by !== "bot" && block.type === "text");
  const blocks = given.toSorted((a, b) => last(a) - last(b));
  const nodes = [];
  let gallery = null;
  for (const block of blocks) {
    const node = draw[block.type](block);
    const stands = PICTURES.includes(block.kind) && node.matches(".thumb");
    if (stands && !gallery) nodes.push((gallery = el("div", { class: "gallery" })));
    if (stands) gallery.append(node);
    else {
      gallery = null;
      nodes.push(node);
    }
  }
  return nodes;
}

function foot(note, parts, own, talk) {
  const about = { message: note.id, text: plain({ blocks: parts.flatMap((part) => part.blocks) }) };
  const words = note.blocks.find((block) => block.type === "text")?.text ?? "";
  const edit = () => talk.composer.about({ kind: "edit", message: note.id, text: words });
  const offers = own
    ? [
        // An edited command would not run again; where there are no words there is nothing to edit.
        ...(!words || words.startsWith("/") ? [] : [button(t("edit"), edit, { class: "quiet edit" })]),
        button(t("delete"), () => talk.act("delete", { message: note.id }), { class: "quiet delete" }),
      ]
    : [button(t("reply"), () => talk.composer.about({ kind: "reply", ...about }), { class: "quiet" })];
  return el(
    "footer",
    { lang: currentLanguage() },
    ...offers,
    ...(note.edited ? [el("span", {}, t("edited"))] : []),
    el("time", { datetime: note.at }, when(note.at, talk.zone, "time")),
  );
}

function pressable(one, note, talk) {
  const press = async ({ currentTarget: pressed }) => {
    if (pressed.ariaBusy === "true") return;
    pressed.ariaBusy = "true";
    await talk.act("press", { message: note.id, token: one.token, choice: one.choice });
    pressed.ariaBusy = "false";
  };
  return button(one.label, press, { class: `pressable ${one.style}` });
}

/** A line about the conversation, not of it. */
function aside(note, text) {
  return el("p", { class: "aside", tabindex: "-1", "data-id": note.id, "data-thread": note.thread }, text);
}

function topic(note, talk) {
  const open = button(note.topic, () => talk.filter(note.id), { class: "tag", dir: "auto" });
  return el("p", { class: "aside opens", tabindex: "-1", "data-id": note.id, "data-thread": note.id }, t("topicOpened"), " ", open);
}

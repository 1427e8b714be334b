// What is not words: pictures, sounds, films, documents, places.

import { button, el, icon } from "./dom.js";
import { coordinates, currentLanguage, size, t } from "./words.js";

const viewer = document.querySelector("#viewer");
const SHEET = "M5 2.5h7l4 4v11H5zM12 2.5v4h4";
const PIN = "M10 17.5s5.5-5 5.5-9a5.5 5.5 0 0 0-11 0c0 4 5.5 9 5.5 9zM10 10.4a1.9 1.9 0 1 0 0-3.8 1.9 1.9 0 0 0 0 3.8z";

viewer.querySelector(".close").addEventListener("click", () => viewer.close());
viewer.addEventListener("click", ({ target }) => target === viewer && viewer.close());

/** What to call a block in a line of words; nothing for one that has words of its own. */
export function nameOf(block) {
  if (block.type === "place") return t("kindPlace");
  if (block.type !== "file") return "";
  return block.kind === "document" && block.name ? block.name : t(KINDS[block.kind]);
}

const KINDS = {
  photo: "kindPhoto",
  document: "kindDocument",
  audio: "kindAudio",
  voice: "kindVoice",
  video: "kindVideo",
  animation: "kindAnimation",
  sticker: "kindSticker",
};

/** A file as what it is; what a browser should not show is a card to save it by. */
export function fileBlock(block) {
  const shape = block.url && block.kind !== "document" ? block.shown : "card";
  const shapes = { image: picture, audio: sound, video: film, card };
  return shapes[shape](block);
}

/** A picture that cannot be shown is a card after all: its content may be something else than was said. */
function picture(block) {
  const label = nameOf(block);
  const image = el("img", { src: block.url, alt: block.name ? `${label}: ${block.name}` : label, loading: "lazy" });
  const node =
    block.kind === "sticker"
      ? el("p", { class: "sticker" }, image)
      : el("button", { type: "button", class: "thumb", onclick: () => look(block, image.alt) }, image);
  image.addEventListener("error", () => node.replaceWith(card(block)));
  return node;
}

function look({ url, name }, alt) {
  const image = viewer.querySelector("img");
  image.src = url;
  image.alt = alt;
  viewer.querySelector("p").textContent = name || alt;
  viewer.querySelector("a").href = url;
  viewer.querySelector("a").setAttribute("download", name);
  viewer.showModal();
}

function sound(block) {
  const label = nameOf(block);
  const player = el("audio", { controls: true, preload: "metadata", src: block.url, "aria-label": label });
  const name = block.kind === "voice" || !block.name ? label : block.name;
  return el("div", { class: "sound" }, el("p", { class: "about", dir: "auto" }, name), player);
}

function film(block) {
  const player = el("video", { controls: true, preload: "metadata", src: block.url, "aria-label": nameOf(block) });
  return el("div", { class: "film" }, player);
}

function card(block) {
  const about = [t(KINDS[block.kind]), block.size === null ? "" : size(block.size), block.url ? "" : t("noContent")];
  const name = block.name || t(KINDS[block.kind]);
  const words = [
    el("span", { class: "name", dir: "auto" }, name),
    el("span", { class: "about", lang: currentLanguage() }, about.filter(Boolean).join(" · ")),
  ];
  const parts = [icon(SHEET, 26), el("span", { class: "words" }, ...words)];
  if (!block.url) return el("p", { class: "file" }, ...parts);
  const save = { class: "file", href: block.url, download: block.name, "aria-label": t("saveFile", { name }) };
  return el("a", save, ...parts);
}

/** A place; `onCopy` is given its coordinates. */
export function placeBlock({ latitude, longitude, name }, onCopy) {
  const point = `${latitude}, ${longitude}`;
  const words = [
    el("span", { class: "name", dir: "auto" }, name || t("kindPlace")),
    el("span", { class: "about" }, coordinates(latitude, longitude)),
  ];
  const copy = button(t("copy"), () => onCopy(point), { class: "quiet" });
  return el("div", { class: "place" }, el("span", { class: "map" }, icon(PIN, 30)), el("span", { class: "words" }, ...words), copy);
}

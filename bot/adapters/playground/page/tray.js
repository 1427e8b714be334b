// What is about to be sent besides words: picked, dropped or pasted, and taken back until it is sent.

import { button, el, icon } from "./dom.js";
import { nameOf } from "./files.js";
import { upload } from "./link.js";
import { sticker, voice } from "./samples.js";
import { size, t } from "./words.js";

const LARGEST_MEGABYTES = 20;
const MOST = 10;
const SOMEWHERE = "41.8986, 12.4768"; // Piazza Navona
const POINT = /^\s*(-?\d{1,3}(?:\.\d{1,6})?)\s*[,;]\s*(-?\d{1,3}(?:\.\d{1,6})?)\s*$/;
const PICTURES = ["image/png", "image/jpeg", "image/webp", "image/avif"];
const CROSS = "M6 6l8 8M14 6l-8 8";
const ICONS = {
  media: "M3 5h14v10.5H3zM3 13l4-4 4 4 2-2 4 3.5M13.2 8.2h.1",
  document: "M5 2.5h7l4 4v11H5zM12 2.5v4h4",
  voice: "M10 3a2.4 2.4 0 0 1 2.4 2.4v4a2.4 2.4 0 0 1-4.8 0v-4A2.4 2.4 0 0 1 10 3zM5 9.5a5 5 0 0 0 10 0M10 14.5V17",
  sticker: "M10 17.5a7.5 7.5 0 1 1 7.5-7.5M17.5 10c-4 0-7.5 3.5-7.5 7.5zM7.6 8.2h.1M12.2 8.2h.1",
  place: "M10 17.5s5.5-5 5.5-9a5.5 5.5 0 0 0-11 0c0 4 5.5 9 5.5 9zM10 8.5h.1",
};

function kindOf({ type }) {
  if (type === "image/gif") return "animation";
  if (PICTURES.includes(type)) return "photo";
  const family = type.split("/")[0];
  return ["audio", "video"].includes(family) ? family : "document";
}

export class Tray {
  #items = []; // {file, kind, key, picture} or {point}
  #list;
  #menu;
  #add;
  #input;
  #documents = false; // whether the picker was opened for documents
  #complain;
  #onChange;

  /** `complain(text)` tells what could not be taken, `onChange` hears that something was added or taken away. */
  constructor(form, complain, onChange) {
    this.#list = form.querySelector(".tray");
    this.#menu = form.querySelector(".attach");
    this.#add = form.querySelector(".add");
    this.#input = form.querySelector("input[type=file]");
    this.#complain = complain;
    this.#onChange = onChange;
    this.#add.addEventListener("click", () => this.#open(this.#menu.hidden));
    this.#menu.addEventListener("keydown", (event) => this.#key(event));
    this.#menu.addEventListener("focusout", ({ relatedTarget }) => {
      if (!this.#menu.contains(relatedTarget) && relatedTarget !== this.#add) this.#open(false);
    });
    this.#input.addEventListener("change", () => {
      this.take([...this.#input.files], this.#documents);
      this.#input.value = "";
    });
  }

  get empty() {
    return this.#items.length === 0;
  }

  get items() {
    return [...this.#items];
  }

  /** Whether something can be added: not while a message is edited. */
  set open(open) {
    this.#add.disabled = !open;
    this.#list.hidden = !open || this.empty;
  }

  relabel() {
    this.#add.setAttribute("aria-label", t("attach"));
    this.#menu.setAttribute("aria-label", t("attach"));
    const choose = (accept, documents) => () => {
      this.#documents = documents;
      this.#input.accept = accept;
      this.#input.click();
    };
    const entries = {
      media: choose("image/*,video/*,audio/*", false),
      document: choose("", true),
      voice: () => this.#stage({ file: voice(), kind: "voice" }),
      sticker: async () => this.#stage({ file: await sticker(), kind: "sticker" }),
      place: () => this.#stage({ point: SOMEWHERE }),
    };
    this.#menu.replaceChildren(
      ...Object.entries(entries).map(([name, run]) => {
        const pick = () => {
          this.#open(false);
          this.#add.focus();
          run();
        };
        const item = button("", pick, { role: "menuitem", tabindex: "-1", "data-entry": name });
        item.append(icon(ICONS[name]), t(`attach_${name}`));
        return item;
      }),
    );
    this.#draw();
  }

  /** Files that were picked, dropped or pasted; as documents they are not shown as pictures. */
  take(files, documents = false) {
    for (const file of files) {
      if (file.size > LARGEST_MEGABYTES * 1e6) {
        this.#complain(t("tooLarge", { name: file.name, most: LARGEST_MEGABYTES }));
      } else this.#stage({ file, kind: documents ? "document" : kindOf(file) });
    }
  }

  /** What is to go with the words: keys of uploads and a place, or null if a place does not read. May raise Refused. */
  async packed() {
    const at = this.#items.find((item) => item.point !== undefined);
    const found = at && POINT.exec(at.point);
    const beyond = found && (Math.abs(found[1]) > 90 || Math.abs(found[2]) > 180);
    if (at && (!found || beyond)) {
      this.#complain(t("notAPlace", { example: SOMEWHERE }));
      return null;
    }
    const held = this.#items.filter((item) => item.file);
    for (const item of held) item.key ??= await upload(item.file, item.kind); // sent already if it is tried again
    return { files: held.map((item) => item.key), place: found ? { latitude: found[1], longitude: found[2] } : null };
  }

  /** Take items away, sent or not. */
  remove(items) {
    for (const { picture } of items) if (picture) URL.revokeObjectURL(picture);
    this.#items = this.#items.filter((item) => !items.includes(item));
    this.#draw();
  }

  #stage(item) {
    const second = item.point && this.#items.some((other) => other.point !== undefined);
    if (second) return;
    if (this.#items.length >= MOST) return this.#complain(t("tooMany", { most: MOST }));
    if (["photo", "animation", "sticker"].includes(item.kind)) item.picture = URL.createObjectURL(item.file);
    this.#items.push(item);
    this.#draw();
    this.#onChange();
  }

  #draw() {
    this.#list.hidden = this.empty;
    this.#list.replaceChildren(...this.#items.map((item) => this.#drawn(item)));
  }

  #drawn(item) {
    const name = item.file ? item.file.name : t("kindPlace");
    const remove = button("", () => (this.remove([item]), this.#onChange()), { class: "remove", "aria-label": t("remove", { name }) });
    remove.append(icon(CROSS, 14));
    if (item.point !== undefined) {
      const field = el("input", { value: item.point, "aria-label": t("pointField"), size: 18 });
      field.addEventListener("input", () => (item.point = field.value));
      return el("li", {}, icon(ICONS.place), field, remove);
    }
    const about = item.kind === "document" ? size(item.file.size) : nameOf({ type: "file", kind: item.kind });
    const face = item.picture ? el("img", { src: item.picture, alt: "" }) : icon(ICONS[item.kind] ?? ICONS.media);
    const words = el("span", {}, el("b", { dir: "auto" }, name), el("small", {}, about));
    return el("li", {}, face, words, remove);
  }

  #open(open) {
    this.#menu.hidden = !open;
    this.#add.setAttribute("aria-expanded", String(open));
    if (open) this.#menu.firstElementChild.focus();
  }

  #key(event) {
    const entries = [...this.#menu.children];
    const at = entries.indexOf(document.activeElement);
    const go = (index) => entries[(index + entries.length) % entries.length].focus();
    const close = () => {
      this.#open(false);
      this.#add.focus();
    };
    const deeds = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      Home: () => go(0),
      End: () => go(-1),
      Escape: close,
    };
    if (!deeds[event.key]) return;
    event.preventDefault();
    deeds[event.key]();
  }
}

// Where one writes: the text field, the commands it suggests, and the strip that says what is answered or edited.

import { el } from "./dom.js";
import { t } from "./words.js";

export class Composer {
  menu = []; // {verb, about}, for this chat
  #form;
  #field;
  #strip;
  #list;
  #spoken = document.querySelector("#spoken");
  #send;
  #about = null; // {kind: "reply" | "edit", message, text}
  #chosen = -1;

  /** `send(text, about)` resolves to whether it was saved; only then is the field emptied. */
  constructor(form, id, send) {
    this.#form = form;
    this.#field = form.querySelector("textarea");
    this.#strip = form.querySelector(".context");
    this.#list = form.querySelector(".commands");
    this.#send = send;
    this.#list.id = `commands-${id}`;
    this.#field.setAttribute("aria-controls", this.#list.id);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#field.addEventListener("input", () => this.#changed());
    this.#field.addEventListener("keydown", (event) => this.#key(event));
    this.#field.addEventListener("blur", () => this.#suggest([]));
    this.#strip.querySelector(".cancel").addEventListener("click", () => this.about(null));
    this.#changed();
  }

  relabel(placeholder, fieldLabel) {
    this.#field.placeholder = placeholder;
    this.#field.setAttribute("aria-label", fieldLabel);
    this.#list.setAttribute("aria-label", t("commands"));
    this.#form.querySelector(".send").setAttribute("aria-label", t("send"));
    this.#strip.querySelector(".cancel").setAttribute("aria-label", t("cancel"));
    this.#drawStrip();
  }

  /** What the next text is about: an answer to a message, a new version of one, or (null) nothing. */
  about(about) {
    if (this.#about?.kind === "edit" || about?.kind === "edit") this.#fill(about?.kind === "edit" ? about.text : "");
    this.#about = about;
    this.#drawStrip();
    this.#field.focus();
  }

  #drawStrip() {
    this.#strip.hidden = !this.#about;
    if (!this.#about) return;
    const key = this.#about.kind === "edit" ? "editing" : "replying";
    this.#strip.querySelector("p").textContent = t(key, { text: this.#about.text.split("\n")[0] });
  }

  async #submit() {
    const text = this.#field.value;
    if (!text.trim() || this.#field.readOnly) return;
    this.#field.readOnly = true;
    const saved = await this.#send(text, this.#about);
    this.#field.readOnly = false;
    if (!saved) return;
    this.#about = null;
    this.#drawStrip();
    this.#fill("");
  }

  #fill(text) {
    this.#field.value = text;
    this.#changed();
  }

  #changed() {
    this.#grow();
    const typed = /^\/(\S*)$/.exec(this.#field.value);
    const fitting = typed ? this.menu.filter((item) => item.verb.startsWith(typed[1].toLowerCase())) : [];
    this.#suggest(fitting);
  }

  /** As many lines as the text has; the style sheet sets the limit. */
  #grow() {
    this.#field.style.height = "auto";
    if (this.#field.value) this.#field.style.height = `${this.#field.scrollHeight}px`;
  }

  #suggest(items) {
    this.#chosen = -1;
    this.#field.removeAttribute("aria-activedescendant");
    this.#list.hidden = items.length === 0;
    this.#list.replaceChildren(...items.map((item, index) => this.#option(item, index)));
    if (items.length) this.#spoken.textContent = t("commandCount", { count: items.length });
  }

  #option({ verb, about }, index) {
    const attributes = { role: "option", id: `${this.#list.id}-${index}`, "aria-selected": "false", "data-verb": verb };
    const option = el("li", attributes, el("b", {}, `/${verb}`), " ", el("span", {}, about));
    option.addEventListener("mousedown", (event) => {
      event.preventDefault(); // so that the field keeps the focus
      this.#take(verb);
    });
    return option;
  }

  #take(verb) {
    this.#fill(`/${verb} `);
  }

  #choose(index) {
    const options = this.#list.children;
    this.#chosen = (index + options.length) % options.length;
    [...options].forEach((option, at) => option.setAttribute("aria-selected", String(at === this.#chosen)));
    this.#field.setAttribute("aria-activedescendant", options[this.#chosen].id);
    options[this.#chosen].scrollIntoView({ block: "nearest" });
  }

  #key(event) {
    if (event.isComposing) return;
    const listed = !this.#list.hidden;
    const chosen = this.#list.children[this.#chosen];
    const deeds = {
      ArrowDown: listed && (() => this.#choose(this.#chosen + 1)),
      ArrowUp: listed && (() => this.#choose(this.#chosen < 0 ? -1 : this.#chosen - 1)),
      Tab: listed && !event.shiftKey && (() => this.#take((chosen ?? this.#list.firstChild).dataset.verb)),
      Enter: !event.shiftKey && (() => (chosen ? this.#take(chosen.dataset.verb) : this.#submit())),
      Escape: () => (listed ? this.#suggest([]) : this.#about && this.about(null)),
    };
    const deed = deeds[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  }
}

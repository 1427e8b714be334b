// A form of Paletti's, filled in over the chat to which it belongs: the other phone can still be looked at.

import { button, el } from "./dom.js";
import { t } from "./words.js";

let sheets = 0; // ids on the page have to differ

export class Sheet {
  #root;
  #form;
  #fields = new Map(); // name → {input, problem, read}
  #send;
  #onClose;
  #behind; // what cannot be used as long as it is open
  #changed = false;

  /** `form` as the server tells it; `send(values, heard)` hands it in, and `heard` gets the reply once it is saved. */
  constructor(talk, form, send, onClose) {
    this.#form = form;
    this.#send = send;
    this.#onClose = onClose;
    const id = `sheet-${(sheets += 1)}`;
    const rows = form.fields.map((field, place) => this.#row(field, `${id}-${place}`));
    this.#root = el(
      "dialog",
      { class: "sheet" },
      el(
        "form",
        { novalidate: true },
        el("h3", { dir: "auto" }, form.title),
        ...rows,
        el("footer", {}, button("", () => this.close(), { class: "quiet cancel" }), el("button", { type: "submit" }, form.submit)),
      ),
    );
    this.#root.addEventListener("input", () => (this.#changed = true));
    this.#root.addEventListener("keydown", (event) => this.#key(event));
    this.#root.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#behind = [...talk.children].filter((node) => !node.matches(".foot"));
    for (const node of [...this.#behind, talk.querySelector(".composer")]) node.inert = true;
    this.#behind.push(talk.querySelector(".composer"));
    talk.append(this.#root);
    // Opened by its attribute, since show() would move the focus to it.
    this.#root.open = true;
  }

  focus() {
    this.#root.querySelector("input, textarea, select").focus();
  }

  get submitButton() {
    return this.#root.querySelector("[type=submit]");
  }

  /** Whether it is filled in by the tour, and by nobody else. */
  set resting(resting) {
    this.#root.inert = resting;
  }

  /** Set a field as somebody would by hand. */
  set(name, value) {
    const { input } = this.#fields.get(name);
    input.value = value;
    input.scrollIntoView({ block: "nearest" });
    this.#changed = true;
  }

  relabel(name) {
    this.#root.setAttribute("aria-label", t("formOf", { title: this.#form.title, name }));
    this.#root.querySelector(".cancel").textContent = t("cancel");
  }

  /** `back`: whether one goes on where one wrote before. */
  close(back = true) {
    if (!this.#root.isConnected) return;
    this.#root.remove();
    for (const node of this.#behind) node.inert = false;
    this.#onClose(back);
  }

  /** Escape puts an untouched form away; one in which something was written is put away by Cancel alone. */
  #key(event) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    if (this.#changed) this.#root.querySelector(".cancel").focus();
    else this.close();
  }

  async #submit() {
    const submit = this.#root.querySelector("[type=submit]");
    if (submit.ariaBusy === "true") return;
    submit.ariaBusy = "true";
    const values = Object.fromEntries([...this.#fields].map(([name, { read }]) => [name, read()]));
    await this.#send(values, ({ errors, form }) => {
      if (errors) this.#tell(errors);
      else if (!form) this.close();
    });
    submit.ariaBusy = "false";
  }

  /** What is wrong stands at its field, and the first such field is where one goes on. */
  #tell(errors) {
    for (const [name, { input, problem }] of this.#fields) {
      problem.textContent = errors[name] ?? "";
      problem.hidden = !errors[name];
      input.setAttribute("aria-invalid", String(Boolean(errors[name])));
    }
    const first = [...this.#fields.keys()].find((name) => errors[name]);
    if (first) this.#fields.get(first).input.focus();
  }

  #row(field, id) {
    const about = field.hint ? [el("small", { id: `${id}-hint`, dir: "auto" }, field.hint)] : [];
    const problem = el("p", { id: `${id}-problem`, class: "problem", dir: "auto", hidden: true });
    const described = [...about.map((node) => node.id), problem.id].join(" ");
    if (field.kind === "choices") return this.#several(field, id, about, problem, described);
    const attributes = { id, name: field.name, "aria-describedby": described, "aria-required": String(!field.optional), dir: "auto" };
    const input = INPUTS[field.kind](field, attributes);
    this.#fields.set(field.name, { input, problem, read: () => input.value });
    return el("div", { class: "row" }, el("label", { for: id, dir: "auto" }, field.label), ...about, input, problem);
  }

  #several(field, id, about, problem, described) {
    const boxes = field.options.map(({ value, label }, place) => {
      const box = el("input", { type: "checkbox", id: `${id}-${place}`, value, checked: field.initial.includes(value) });
      return [box, el("label", { class: "choice" }, box, el("span", { dir: "auto" }, label))];
    });
    const read = () => boxes.map(([box]) => box).filter((box) => box.checked).map((box) => box.value);
    const legend = el("legend", { dir: "auto" }, field.label);
    const group = el("fieldset", { class: "row", "aria-describedby": described, tabindex: "-1" }, legend, ...about, ...boxes.map(([, label]) => label), problem);
    this.#fields.set(field.name, { input: group, problem, read });
    return group;
  }
}

const INPUTS = {
  line: ({ initial, longest }, attributes) =>
    el("input", { ...attributes, type: "text", value: initial[0] ?? "", maxlength: longest, autocomplete: "off" }),
  text: ({ initial, longest }, attributes) => el("textarea", { ...attributes, rows: "3", maxlength: longest }, initial[0] ?? ""),
  day: ({ initial }, attributes) => el("input", { ...attributes, type: "date", value: initial[0] ?? "" }),
  choice: ({ initial, options }, attributes) =>
    el(
      "select",
      attributes,
      ...(initial.length ? [] : [el("option", { value: "" }, "–")]),
      ...options.map(({ value, label }) => el("option", { value, selected: initial.includes(value) }, label)),
    ),
};

// Elements without markup: whatever people wrote becomes text, never HTML.

/** An element with attributes (`class`, `role`, …), an optional `onclick`, and children (nodes or strings). */
export function el(tag, { onclick, ...attributes } = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  if (onclick) node.addEventListener("click", onclick);
  node.append(...children);
  return node;
}

export const button = (text, onclick, attributes = {}) => el("button", { type: "button", onclick, ...attributes }, text);

/** A drawing of strokes on a field of 20 by 20. */
export function icon(path, size = 18) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const attributes = { viewBox: "0 0 20 20", width: size, height: size, "aria-hidden": "true" };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  const stroke = document.createElementNS(svg.namespaceURI, "path");
  stroke.setAttribute("d", path);
  svg.append(stroke);
  return svg;
}

/** A copy of a template's only element. */
export const copyOf = (id) => document.querySelector(`#${id}`).content.firstElementChild.cloneNode(true);

/** How many new things there are: a digit for the eye, words for the ear (`heard`). */
export function badge(count, heard) {
  const seen = el("span", { "aria-hidden": "true" }, String(count));
  return el("span", { class: "badge" }, seen, el("span", { class: "unseen" }, heard));
}

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Whether the window shows one panel at a time; the style sheets have the same number. */
export const narrow = matchMedia("(width < 760px)");

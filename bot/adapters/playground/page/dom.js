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

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

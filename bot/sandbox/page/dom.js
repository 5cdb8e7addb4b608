// Small helpers around the DOM. Text always becomes text nodes: nothing here reads mark-up.

/** Makes an element: h("button", {class: "x", onclick: f, "aria-label": "y"}, child, "text", [more]). */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "style") for (const [key, one] of Object.entries(value)) element.style.setProperty(key, one);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const find = (selector, root = document) => root.querySelector(selector);

/** Tells screen readers something that is only seen otherwise. */
export function announce(text) {
  const place = find("#announcer");
  place.textContent = "";
  requestAnimationFrame(() => { place.textContent = text; });
}

/** A colour for somebody, always the same one: a hue that the style sheet turns into two shades. */
export const hueOf = (number) => (Math.abs(Number(number)) * 137) % 360;

/** Two letters for an avatar; of a Vietnamese name the last word is the given name. */
export function initials(name) {
  const words = name.trim().split(/\s+/);
  return (words.length > 1 ? words[0][0] + words.at(-1)[0] : (words[0] || "?").slice(0, 2)).toUpperCase();
}

/** Text for searching: small letters without diacritics. */
export const folded = (text) =>
  text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replaceAll("đ", "d");

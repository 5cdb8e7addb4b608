// Text and entities to nodes. Offsets are UTF-16 code units, which is what JavaScript strings count in.

import { h } from "./dom.js";
import { t } from "./i18n.js";

const SAFE = /^(https?|mailto|tel|tg):/i;
const PLAIN = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", blockquote: "blockquote" };

/** The nodes of a text; onCommand is called with a command somebody clicks on. */
export function rendered(text, entities, onCommand) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return stretch(text, sorted, 0, text.length, onCommand);
}

function stretch(text, entities, from, to, onCommand) {
  const nodes = [];
  let place = from;
  while (entities.length) {
    const [one, ...rest] = entities;
    const start = Math.max(one.offset, place);
    const end = Math.min(one.offset + one.length, to);
    if (end <= start) { entities = rest; continue; }
    if (start > place) nodes.push(text.slice(place, start));
    const inside = rest.filter((other) => other.offset < end);
    const children = stretch(text, inside, start, end, onCommand);
    nodes.push(node(one, text.slice(start, end), children, onCommand));
    // What sticks out of this entity goes on behind it.
    entities = rest.filter((other) => other.offset + other.length > end);
    place = end;
  }
  if (place < to) nodes.push(text.slice(place, to));
  return nodes;
}

function node(entity, covered, children, onCommand) {
  switch (entity.type) {
    case "pre":
      return h("pre", {}, h("code", { "data-language": entity.language }, children));
    case "text_link":
      return link(entity.url, children);
    case "url":
      return link(/^[a-z]+:\/\//i.test(covered) ? covered : `https://${covered}`, children);
    case "email":
      return link(`mailto:${covered}`, children);
    case "bot_command":
      return h("button", { type: "button", class: "textual", onclick: () => onCommand(covered) }, children);
    case "spoiler":
      return spoiler(children);
    case "expandable_blockquote":
      return expandable(children);
    case "mention": case "hashtag": case "cashtag": case "text_mention": case "phone_number":
      return h("span", { class: "tag" }, children);
    default:
      return entity.type in PLAIN ? h(PLAIN[entity.type], {}, children) : h("span", {}, children);
  }
}

function link(url, children) {
  if (!SAFE.test(url)) return h("span", { class: "tag" }, children);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer", title: url }, children);
}

function spoiler(children) {
  const hidden = h("span", { class: "spoiler", "aria-label": t("spoiler") }, h("span", {}, children));
  pressable(hidden, () => {
    hidden.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) hidden.removeAttribute(name);
  });
  return hidden;
}

function expandable(children) {
  const quote = h("blockquote", { class: "expandable" }, children);
  pressable(quote, () => quote.classList.toggle("open"));
  return quote;
}

/** Lets something that is no button be pressed like one, by keyboard too. */
function pressable(element, act) {
  element.setAttribute("role", "button");
  element.setAttribute("tabindex", "0");
  element.addEventListener("click", act);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    act();
  });
}

// A menu that opens beside a button: arrow keys, Home, End, Escape, and a click elsewhere closes it.

import { h } from "./dom.js";
import { icon } from "./icons.js";

let open = null;

/** Closes the open menu; the focus goes back to where it was. */
export function closeMenu(refocus = true) {
  if (!open) return;
  const { node, anchor, leave } = open;
  open = null;
  leave();
  node.remove();
  anchor.setAttribute("aria-expanded", "false");
  if (refocus) anchor.focus();
}

/** Shows items ({label, icon, act, danger, checked} or null for a line) beside the anchor. */
export function showMenu(anchor, items, label) {
  const same = open?.anchor === anchor;
  closeMenu(same);
  if (same) return;
  const node = h("div", { class: "menu", role: "menu", "aria-label": label }, items.map(itemNode));
  document.body.append(node);
  place(node, anchor.getBoundingClientRect());
  anchor.setAttribute("aria-expanded", "true");
  const outside = (event) => { if (!node.contains(event.target) && !anchor.contains(event.target)) closeMenu(false); };
  const resized = () => closeMenu(false);
  document.addEventListener("pointerdown", outside);
  window.addEventListener("resize", resized);
  node.addEventListener("keydown", (event) => onKey(event, node));
  const leave = () => {
    document.removeEventListener("pointerdown", outside);
    window.removeEventListener("resize", resized);
  };
  open = { node, anchor, leave };
  node.querySelector("button")?.focus();
}

function itemNode(item) {
  if (!item) return h("hr");
  const act = () => { closeMenu(); item.act(); };
  const kind = item.checked === undefined ? "menuitem" : "menuitemradio";
  return h(
    "button",
    { type: "button", role: kind, class: item.danger && "danger", "aria-checked": item.checked?.toString(), onclick: act },
    item.icon ? icon(item.icon) : h("span", { class: "icon" }),
    h("span", {}, item.label, item.hint && h("small", {}, item.hint)),
    item.checked && icon("check"),
  );
}

function place(node, at) {
  const box = node.getBoundingClientRect();
  const margin = 8;
  const left = Math.min(Math.max(margin, at.right - box.width), innerWidth - box.width - margin);
  const below = at.bottom + box.height + margin < innerHeight;
  const top = below ? at.bottom + 4 : Math.max(margin, at.top - box.height - 4);
  node.style.setProperty("left", `${at.left < innerWidth / 3 ? Math.max(margin, Math.min(at.left, innerWidth - box.width - margin)) : left}px`);
  node.style.setProperty("top", `${top}px`);
}

function onKey(event, node) {
  const buttons = [...node.querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement);
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 };
  if (event.key in steps) {
    event.preventDefault();
    buttons.at(steps[event.key] % buttons.length).focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    event.stopPropagation();
    closeMenu();
  }
}

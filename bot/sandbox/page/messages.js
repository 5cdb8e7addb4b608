// The chat's messages: bubbles, buttons under them, and what a person can do with each.

import { announce, find, h } from "./dom.js";
import { rendered } from "./entities.js";
import { icon } from "./icons.js";
import { language, t } from "./i18n.js";
import { showMenu } from "./menu.js";

const NEAR = 120; // pixels from the end that count as "at the end"
const GIVE_UP = 20_000; // milliseconds after which a press counts as unanswered

/** Shows messages in the log; `act` does what the person wants: press, command, copy, reply, edit, remove, file. */
export class Messages {
  constructor(log, act) {
    this.log = log;
    this.act = act;
    this.zone = "UTC";
    this.now = () => Date.now() / 1000;
    this.nodes = new Map(); // message id -> node
    this.views = new Map();
    this.presses = new Map(); // callback id -> {message, data}
    this.onUnseen = () => {};
    this.unseen = 0;
    this.sticks = true; // whether the end is in sight and shall stay so
    log.addEventListener("scroll", () => {
      this.sticks = this.atEnd();
      if (this.sticks) this.onUnseen(this.unseen = 0);
    });
    new ResizeObserver(() => this.stick()).observe(log);
    log.addEventListener("load", () => this.stick(), true);
  }

  /** Everything anew. */
  reset(views, queries, zone, description) {
    this.zone = zone;
    this.nodes.clear();
    this.views.clear();
    this.presses.clear();
    this.log.replaceChildren();
    if (!views.length) this.log.append(h("p", { class: description ? "hint card" : "hint" }, description || t("empty")));
    for (const view of views) this.insert(view);
    for (const query of queries) this.pressed(query.id, query.message, query.data);
    this.toEnd(false);
  }

  /** One message, new or changed or deleted. */
  put(view) {
    const known = this.nodes.get(view.id);
    if (view.deleted) return this.remove(view.id);
    const follows = this.atEnd();
    if (known) this.replace(view, known);
    else this.insert(view);
    if (!known && !view.mine) announce(view.text);
    if (follows || view.mine) this.toEnd(!known);
    else if (!known) this.onUnseen(++this.unseen);
  }

  insert(view) {
    find(".hint", this.log)?.remove();
    const node = this.node(view);
    this.views.set(view.id, view);
    this.nodes.set(view.id, node);
    const later = [...this.nodes.keys()].filter((id) => id > view.id);
    const before = later.length ? this.nodes.get(Math.min(...later)) : null;
    this.separate(view, before);
    this.log.insertBefore(node, before);
  }

  replace(view, known) {
    const focused = [...known.querySelectorAll(".keys button")].indexOf(document.activeElement);
    const reworded = this.views.get(view.id).text !== view.text;
    const node = this.node(view);
    this.views.set(view.id, view);
    this.nodes.set(view.id, node);
    known.replaceWith(node);
    if (reworded) {
      node.classList.add("changed");
      if (!view.mine) announce(view.text);
    }
    if (focused >= 0) (node.querySelectorAll(".keys button")[focused] ?? find(".keys button", node) ?? this.log).focus();
    for (const [id, press] of this.presses) if (press.message === view.id) this.mark(id, press);
  }

  remove(id) {
    const node = this.nodes.get(id);
    if (!node) return;
    this.nodes.delete(id);
    this.views.delete(id);
    node.classList.add("leaving");
    node.addEventListener("animationend", () => node.remove());
    setTimeout(() => node.remove(), 400);
  }

  /** A day's name between messages of different days. */
  separate(view, before) {
    const day = this.day(view.date);
    const last = before ? null : [...this.log.querySelectorAll(".day")].at(-1);
    if (before || last?.dataset.day === day) return;
    this.log.append(h("p", { class: "day", "data-day": day, "data-date": view.date }, h("span")));
    this.nameDays();
  }

  /** Which day is today changes with the clock. */
  nameDays() {
    const today = this.day(this.now());
    for (const one of this.log.querySelectorAll(".day")) {
      const words = one.dataset.day === today ? t("today") : this.format(Number(one.dataset.date), { dateStyle: "long" });
      if (one.firstChild.textContent !== words) one.firstChild.textContent = words;
    }
  }

  node(view) {
    const bubble = h(
      "div",
      { class: "bubble" },
      view.reply && h("div", { class: "replied" }, view.reply.text),
      this.media(view.media),
      view.text && h("div", { class: "text", dir: "auto" }, rendered(view.text, view.entities, (one) => this.act.text(one))),
      this.meta(view),
    );
    const small = view.media?.kind === "sticker";
    const classes = ["message", view.mine ? "mine" : "theirs", small && "bare"].filter(Boolean).join(" ");
    const node = h("div", { class: classes, "data-message": view.id }, bubble, this.keys(view), this.reactions(view));
    bubble.addEventListener("contextmenu", (event) => {
      if (event.target.closest("a")) return;
      event.preventDefault();
      this.options(view, find(".options", node));
    });
    return node;
  }

  meta(view) {
    const opener = h("button", {
      type: "button", class: "options", "aria-label": t("options"), "aria-haspopup": "menu",
      onclick: (event) => this.options(view, event.currentTarget),
    }, icon("more"));
    const time = this.format(view.date, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    const edited = view.edited && !view.buttons.length && h("span", {}, t("edited"));
    return h("div", { class: "meta" }, edited, h("time", { datetime: new Date(view.date * 1000).toISOString() }, time), opener);
  }

  keys(view) {
    if (!view.buttons.length) return null;
    return h("div", { class: "keys" }, view.buttons.map((row) => h("div", { class: "row" }, row.map((one) => this.key(view, one)))));
  }

  key(view, one) {
    const look = ["key", one.style].filter(Boolean).join(" ");
    if (one.url) {
      return h("a", { class: look, href: one.url, target: "_blank", rel: "noopener noreferrer", title: one.url }, h("span", {}, one.text), icon("link"));
    }
    const act = () => {
      if (one.copy !== undefined) this.act.copy(one.copy);
      else if (one.data !== undefined) this.press(view.id, one.data);
      else this.act.note(t("unsupported"));
    };
    return h("button", { type: "button", class: look, "data-data": one.data, title: one.text, onclick: act }, h("span", {}, one.text), one.copy !== undefined && icon("copy"));
  }

  async press(message, data) {
    const node = this.nodes.get(message);
    const early = `early ${message} ${data}`;
    this.pressed(early, message, data);
    try {
      const id = await this.act.press(message, data);
      if (this.nodes.get(message) || node) this.renamed(early, id);
    } catch (error) {
      this.answered(early);
      this.act.failed(error);
    }
  }

  /** The press has its real id now; its answer may have come first. */
  renamed(early, id) {
    const press = this.presses.get(early);
    this.presses.delete(early);
    if (!press) return;
    if (this.done?.has(id)) this.unmark(press);
    else this.presses.set(id, press);
  }

  pressed(id, message, data) {
    const press = { message, data };
    this.presses.set(id, press);
    this.mark(id, press);
    press.timer = setTimeout(() => this.neglected(press), GIVE_UP);
  }

  /** The bot has answered: the bar stops. */
  answered(id) {
    this.done ??= new Set();
    this.done.add(id);
    const press = this.presses.get(id);
    this.presses.delete(id);
    if (press) this.unmark(press);
  }

  unmark(press) {
    clearTimeout(press.timer);
    const others = [...this.presses.values()].some((one) => one.message === press.message && one.data === press.data);
    if (others) return;
    for (const key of this.keysOf(press)) {
      key.classList.remove("busy");
      key.removeAttribute("aria-busy");
    }
  }

  mark(id, press) {
    for (const key of this.keysOf(press)) {
      key.classList.add("busy");
      key.setAttribute("aria-busy", "true");
    }
  }

  neglected(press) {
    for (const key of this.keysOf(press)) {
      key.classList.remove("busy");
      key.removeAttribute("aria-busy");
      key.classList.add("neglected");
    }
    this.act.note(t("unanswered"));
  }

  keysOf(press) {
    const keys = this.nodes.get(press.message)?.querySelectorAll(".keys [data-data]") ?? [];
    return [...keys].filter((key) => key.dataset.data === press.data);
  }

  reactions(view) {
    return view.reactions.length ? h("div", { class: "reactions" }, view.reactions) : null;
  }

  media(media) {
    if (!media) return null;
    const source = media.file && this.act.file(media.file);
    switch (media.kind) {
      case "photo":
        return h("img", { class: "picture", src: source, alt: t("picture"), width: media.width, height: media.height, loading: "lazy" });
      case "sticker":
        return h("div", { class: "sticker" }, media.emoji);
      case "contact":
        return h("div", { class: "attached" }, icon("person"), h("span", {}, media.name, h("small", {}, media.number)));
      case "location":
        return h("div", { class: "attached" }, icon("place"), h("span", {}, media.place));
      case "voice":
        return h("div", { class: "attached" }, icon("voice"), h("span", {}, t("voiceMessage"), h("i", { class: "wave" })));
      default:
        return h("a", { class: "attached", href: source, download: media.name }, icon("file"), h("span", {}, media.name || media.kind, h("small", {}, bytes(media.size))));
    }
  }

  options(view, anchor) {
    const items = [
      { label: t("reply"), icon: "reply", act: () => this.act.reply(view) },
      view.text && { label: t("copy"), icon: "copy", act: () => this.act.copy(view.text) },
      view.mine && view.text && !view.media && { label: t("edit"), icon: "edit", act: () => this.act.edit(view) },
      { label: t("remove"), icon: "bin", danger: true, act: () => this.act.remove(view) },
    ];
    showMenu(anchor, items.filter(Boolean), t("options"));
  }

  atEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR;
  }

  toEnd(smooth) {
    this.sticks = true;
    this.onUnseen(this.unseen = 0);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.log.scrollTo({ top: this.log.scrollHeight, behavior: smooth && !calm ? "smooth" : "auto" });
  }

  /** The end stays in sight when the log shrinks or a picture has come. */
  stick() {
    if (this.sticks) this.log.scrollTop = this.log.scrollHeight;
  }

  format(seconds, how) {
    return new Intl.DateTimeFormat(language(), { timeZone: this.zone, ...how }).format(seconds * 1000);
  }

  day(seconds) {
    return new Intl.DateTimeFormat("sv", { timeZone: this.zone, dateStyle: "short" }).format(seconds * 1000);
  }
}

function bytes(size) {
  const unit = size < 1e6 ? ["kilobyte", size / 1e3] : ["megabyte", size / 1e6];
  return new Intl.NumberFormat(language(), { style: "unit", unit: unit[0], maximumFractionDigits: 1 }).format(unit[1]);
}

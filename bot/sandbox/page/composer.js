// Where one types: text, attachments, the command menu, the bot's keyboard; or the button to start or to unblock.

import { find, h } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./i18n.js";
import { showMenu } from "./menu.js";

/** `act` sends: text, start, unblock, edit, upload, simple. */
export class Composer {
  constructor(place, act) {
    this.place = place;
    this.act = act;
    this.commands = [];
    this.keyboard = [];
    this.account = null;
    this.person = null;
    this.about = null; // {kind: "edit" | "reply", view}
  }

  /** Shows what fits the account: start, unblock, or the input field. */
  show(account, person) {
    const draft = find("textarea", this.place)?.value ?? "";
    this.account = account;
    this.person = person;
    if (account.blocked) this.place.replaceChildren(this.unblocking());
    else if (!account.started) this.place.replaceChildren(this.starting());
    else this.place.replaceChildren(...this.writing(draft));
  }

  unblocking() {
    return h("div", { class: "gate" }, h("p", {}, t("blocked")), this.big(t("unblock"), () => this.act.simple("unblock")));
  }

  starting() {
    const canJoin = this.person?.can_join;
    return h(
      "div",
      { class: "gate" },
      canJoin && this.big(t("invitation"), () => this.act.simple("join"), "primary"),
      this.big(t("start"), () => this.act.start(""), canJoin ? "" : "primary"),
    );
  }

  big(label, act, style = "primary") {
    return h("button", { type: "button", class: `big ${style}`, onclick: act }, label);
  }

  writing(draft) {
    const area = h("textarea", {
      rows: 1, "aria-label": t("message"), placeholder: t("message"), maxlength: 4096, autocomplete: "off",
      onkeydown: (event) => this.onKey(event), oninput: () => this.typed(),
    });
    area.value = draft;
    this.area = area;
    this.sendButton = h("button", { type: "submit", class: "round send", "aria-label": t("send") }, icon("send"));
    const form = h(
      "form",
      { class: "writing", onsubmit: (event) => { event.preventDefault(); this.send(); } },
      this.round("slash", t("commands"), (event) => this.menuOfCommands(event.currentTarget)),
      area,
      this.round("clip", t("attach"), (event) => this.menuOfFiles(event.currentTarget)),
      this.sendButton,
    );
    this.hints = h("div", { class: "hints", role: "listbox", "aria-label": t("commands"), hidden: true });
    this.line = h("div", { class: "about", hidden: true });
    this.keys = h("div", { class: "keyboard", role: "group", "aria-label": t("keyboard") });
    this.showKeyboard(this.keyboard);
    queueMicrotask(() => this.grow());
    return [this.hints, this.line, form, this.keys];
  }

  round(name, label, act) {
    return h("button", { type: "button", class: "round", "aria-label": label, title: label, "aria-haspopup": "menu", onclick: act }, icon(name));
  }

  showKeyboard(rows) {
    this.keyboard = rows;
    this.keys?.replaceChildren(...rows.map((row) => h("div", { class: "row" }, row.map((label) => h("button", { type: "button", onclick: () => this.act.text(label) }, label)))));
  }

  onKey(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape") {
      this.stopAbout();
      this.hints.hidden = true;
    } else if (event.key === "ArrowDown" && !this.hints.hidden) {
      event.preventDefault();
      find("button", this.hints)?.focus();
    }
  }

  typed() {
    this.grow();
    const start = this.area.value.match(/^\/(\w*)$/)?.[1];
    const fitting = start === undefined ? [] : this.commands.filter((one) => one.command.startsWith(start));
    this.hints.hidden = !fitting.length;
    this.hints.replaceChildren(...fitting.map((one) => h(
      "button",
      { type: "button", role: "option", onclick: () => this.command(one.command) },
      h("b", {}, `/${one.command}`), h("span", {}, one.description),
    )));
  }

  grow() {
    this.area.style.setProperty("height", "auto");
    this.area.style.setProperty("height", `${Math.min(this.area.scrollHeight, 140)}px`);
    this.sendButton.classList.toggle("ready", this.area.value.trim() !== "");
  }

  command(name) {
    this.hints.hidden = true;
    this.area.value = "";
    this.grow();
    this.act.text(`/${name}`);
    this.area.focus();
  }

  send() {
    const text = this.area.value.trim();
    if (!text) return;
    if (this.about?.kind === "edit") this.act.edit(this.about.view.id, text);
    else this.act.text(text, this.about?.view.id);
    this.area.value = "";
    this.stopAbout();
    this.typed();
    this.area.focus();
  }

  /** Edits or answers a message until sent or given up. */
  startAbout(kind, view) {
    if (!this.area) return;
    this.about = { kind, view };
    this.line.hidden = false;
    const label = t(kind === "edit" ? "editing" : "replying");
    const close = h("button", { type: "button", class: "round", "aria-label": t("cancel"), onclick: () => this.stopAbout() }, icon("close"));
    this.line.replaceChildren(icon(kind), h("div", {}, h("b", {}, label), h("span", {}, view.text || "…")), close);
    if (kind === "edit") this.area.value = view.text;
    this.grow();
    this.area.focus();
  }

  stopAbout() {
    if (!this.about) return;
    if (this.about.kind === "edit") this.area.value = "";
    this.about = null;
    this.line.hidden = true;
    this.grow();
  }

  menuOfCommands(anchor) {
    const known = this.commands.length ? this.commands : [{ command: "start", description: "" }];
    showMenu(anchor, known.map((one) => ({ label: `/${one.command}`, hint: one.description, act: () => this.command(one.command) })), t("commands"));
  }

  menuOfFiles(anchor) {
    const simple = (key, name, act) => ({ label: t(key), icon: name, act: () => this.act.simple(act) });
    showMenu(anchor, [
      { label: t("photo"), icon: "photo", act: () => this.choose("photo", "image/png,image/jpeg") },
      { label: t("file"), icon: "file", act: () => this.choose("document", "") },
      null,
      simple("photoStandIn", "photo", "photo"),
      simple("voice", "voice", "voice"),
      simple("sticker", "smile", "sticker"),
      simple("place", "place", "location"),
      simple("contact", "person", "contact"),
    ], t("attach"));
  }

  choose(kind, accept) {
    const input = h("input", { type: "file", accept, onchange: () => { if (input.files[0]) this.act.upload(kind, input.files[0]); } });
    input.click();
  }
}

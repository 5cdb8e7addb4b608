// One phone: the chat with the bot.

import { announce, find, h } from "./dom.js";
import { icon } from "./icons.js";
import { mood, t } from "./i18n.js";
import { Clock } from "./clock.js";
import { Composer } from "./composer.js";
import { showMenu } from "./menu.js";
import { Messages } from "./messages.js";
import { follow, post } from "./net.js";

const TOAST = 3_500;
const TYPING = 5_000;

/** The phone of one account. */
export class Chat {
  constructor(place, panel, togglePanel, scenes) {
    this.place = place;
    this.scenes = scenes;
    this.panel = panel;
    this.togglePanel = togglePanel;
    this.leave = null;
    panel.onStatus = (status) => this.showStatus(status);
  }

  /** Nobody is chosen. */
  close() {
    this.leave?.();
    this.leave = null;
    this.id = null;
    this.place.replaceChildren(this.scenes());
  }

  open(id, person) {
    this.leave?.();
    this.id = id;
    this.person = person;
    this.account = null;
    this.draw();
    this.leave = follow(id, {
      hello: (all) => this.hello(all),
      message: (view) => this.onMessage(view),
      query: (query) => this.onQuery(query),
      account: (account) => this.onAccount(account),
      action: () => this.typing(),
      commands: (commands) => { this.composer.commands = commands; },
      keyboard: (rows) => this.composer.showKeyboard(rows),
      call: (call) => this.panel.addCall(call),
      update: (update) => this.panel.addUpdate(update),
      status: (status) => this.panel.showStatus(status),
      lost: () => this.banner(t("lost")),
    });
  }

  /** What is known of the person has changed. */
  refresh(person) {
    this.person = person ?? this.person;
    if (this.account && !this.account.started) this.composer.show(this.account, this.person);
  }

  draw() {
    this.clock = new Clock((error) => this.failed(error));
    const log = h("div", { class: "log", role: "log", tabindex: "0", "aria-label": t("message") });
    const foot = h("footer", { class: "composer" });
    log.addEventListener("click", (event) => this.follow(event));
    this.jump = h("button", { type: "button", class: "jump round", "aria-label": t("down"), hidden: true, onclick: () => this.messages.toEnd(true) }, icon("down"), h("b"));
    this.toasts = h("div", { class: "toasts", role: "status" });
    this.subtitle = h("small");
    this.dot = h("i", { class: "dot" });
    this.badge = h("b", { class: "badge", hidden: true });
    this.title = h("strong");
    this.place.replaceChildren(h("div", { class: "device" }, this.bar(), h("div", { class: "stage" }, log, this.toasts, this.jump), foot));
    this.messages = new Messages(log, this.messageActs());
    this.messages.onUnseen = (number) => {
      this.jump.hidden = number === 0;
      find("b", this.jump).textContent = number || "";
    };
    this.composer = new Composer(foot, this.composerActs());
  }

  bar() {
    return h(
      "header",
      { class: "bar" },
      h("a", { class: "round back", href: "#", "aria-label": t("back") }, icon("back")),
      h("span", { class: "avatar bot" }, h("img", { src: "/page/icon.svg", alt: "", width: 40, height: 40 }), this.dot),
      h("div", { class: "titles" }, this.title, this.subtitle),
      this.clock.node,
      h("button", { type: "button", class: "round toggle", "aria-label": t("panel"), title: t("panel"), onclick: this.togglePanel }, icon("pulse"), this.badge),
      h("button", { type: "button", class: "round", "aria-label": t("more"), title: t("more"), "aria-haspopup": "menu", onclick: (event) => this.menu(event.currentTarget) }, icon("more")),
    );
  }

  hello(all) {
    this.banner(null);
    this.account = all.account;
    this.bot = all.bot;
    this.title.textContent = all.bot.first_name;
    this.showSubtitle();
    document.title = `${all.account.name} · ${all.bot.first_name}`;
    this.composer.commands = all.commands;
    this.composer.keyboard = all.keyboard;
    this.composer.show(all.account, this.person);
    this.clock.reset(all.zone, all.travels);
    this.messages.now = () => this.clock.now;
    this.clock.onNewDay = () => this.messages.nameDays();
    this.clock.show(all.status.now);
    this.messages.reset(all.messages, all.queries, all.zone, all.bot.description);
    this.panel.reset(all.calls, this.id, all.zone);
    this.panel.showStatus(all.status);
  }

  /** A link that starts this very bot does so here; any other opens elsewhere. */
  follow(event) {
    const link = event.target.closest("a[href]");
    const url = link && new URL(link.href);
    if (url?.host !== "t.me" || url.pathname.slice(1).toLowerCase() !== this.bot.username.toLowerCase()) return;
    event.preventDefault();
    this.do("start", { payload: url.searchParams.get("start") ?? "" });
  }

  onMessage(view) {
    if (!view.mine) this.showSubtitle();
    this.messages.put(view);
  }

  onAccount(account) {
    this.account = account;
    this.composer.show(account, this.person);
  }

  onQuery(query) {
    if (!query.answer) return;
    this.messages.answered(query.id);
    const { text, show_alert: alert, url } = query.answer;
    if (text && alert) this.alert(text);
    else if (text) this.toast(text);
    if (url) this.toast(url);
  }

  showSubtitle(words) {
    const who = [this.account.name, this.person?.staff_code].filter(Boolean).join(" · ");
    this.subtitle.textContent = words ?? who;
    this.subtitle.title = t("as", { name: who });
    this.subtitle.classList.toggle("busy", Boolean(words));
  }

  typing() {
    this.showSubtitle(t("typing"));
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => this.showSubtitle(), TYPING);
  }

  showStatus(status) {
    if (!this.dot) return;
    if (status.now) this.clock.show(status.now);
    this.dot.className = `dot ${mood(status).sign}`;
    this.dot.title = mood(status).words;
    this.badge.hidden = !status.refused;
    this.badge.textContent = status.refused;
  }

  toast(text) {
    const node = h("p", { class: "toast" }, text);
    this.toasts.append(node);
    setTimeout(() => node.remove(), TOAST + text.length * 20);
  }

  alert(text) {
    const dialog = h("dialog", { class: "alert" }, h("p", {}, text), h("form", { method: "dialog" }, h("button", { class: "big primary" }, t("ok"))));
    const { left, width } = find(".device", this.place).getBoundingClientRect();
    dialog.style.setProperty("left", `${left + width / 2}px`);
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  banner(text) {
    find(".banner", this.place)?.remove();
    if (text) find(".stage", this.place).append(h("p", { class: "banner", role: "status" }, text));
  }

  menu(anchor) {
    showMenu(anchor, [
      { label: t("again"), icon: "play", act: () => this.do("start") },
      this.person?.can_join && { label: t("invitation"), icon: "link", act: () => this.do("join") },
      { label: t("newTab"), icon: "window", act: () => window.open(location.href, "_blank", "noopener") },
      this.account?.blocked
        ? { label: t("unblock"), icon: "check", act: () => this.do("unblock") }
        : { label: t("block"), icon: "ban", danger: true, act: () => this.do("block") },
    ].filter(Boolean), t("more"));
  }

  async do(what, body = {}) {
    try {
      return await post(`/phone/${this.id}/${what}`, body);
    } catch (error) {
      this.failed(error);
      return null;
    }
  }

  failed(error) {
    this.toast(t("failed", { why: error.message }));
  }

  async copy(text) {
    await navigator.clipboard?.writeText(text).catch(() => null);
    this.toast(t("copied"));
  }

  messageActs() {
    return {
      press: (message, data) => post(`/phone/${this.id}/press`, { message, data }),
      text: (text) => this.do("text", { text }),
      copy: (text) => this.copy(text),
      note: (text) => { this.toast(text); announce(text); },
      failed: (error) => this.failed(error),
      reply: (view) => this.composer.startAbout("reply", view),
      edit: (view) => this.composer.startAbout("edit", view),
      remove: (view) => this.do("delete", { message: view.id }),
      file: (file) => `/phone/${this.id}/file/${file}`,
    };
  }

  composerActs() {
    return {
      text: (text, reply) => this.do("text", { text, reply }),
      start: (payload) => this.do("start", { payload }),
      edit: (message, text) => this.do("edit", { message, text }),
      simple: (what) => this.do(what),
      upload: (kind, file) => this.upload(kind, file),
    };
  }

  async upload(kind, file) {
    const about = new URLSearchParams({ kind, name: file.name, mime: file.type });
    await post(`/phone/${this.id}/file?${about}`, file).catch((error) => this.failed(error));
  }
}


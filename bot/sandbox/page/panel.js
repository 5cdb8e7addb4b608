// What the bot does: every call with its outcome, what it was told before, and how often it did what.

import { find, h } from "./dom.js";
import { icon } from "./icons.js";
import { language, mood, t } from "./i18n.js";

const MOST = 400;

/** The side panel; on a narrow screen a drawer. */
export class Panel {
  constructor(place, onClose) {
    this.place = place;
    this.onClose = onClose;
    this.filter = "all";
    this.account = 0;
    this.rows = [];
    this.status = { pending: 0, starting: true, counts: {}, refused: 0 };
    this.onStatus = () => {};
    this.nameOf = () => undefined;
  }

  draw() {
    this.place.setAttribute("aria-label", t("panel"));
    this.counts = h("div", { class: "counts" });
    this.state = h("p", { class: "state" });
    this.list = h("ol", { class: "calls", tabindex: "0", "aria-label": t("panel") });
    this.place.replaceChildren(
      h("header", { class: "bar" },
        h("h2", {}, t("panel")),
        h("button", { type: "button", class: "round close", "aria-label": t("close"), onclick: this.onClose }, icon("close"))),
      this.state,
      this.counts,
      h("div", { class: "tabs", role: "group", "aria-label": t("panel") }, ["all", "mine", "refused"].map((name) => this.tab(name))),
      this.list,
    );
    this.fill();
    this.showStatus(this.status);
  }

  tab(name) {
    return h("button", { type: "button", "data-filter": name, "aria-pressed": String(name === this.filter), onclick: () => this.choose(name) }, t(name));
  }

  choose(name) {
    this.filter = name;
    for (const tab of this.place.querySelectorAll("[data-filter]")) tab.setAttribute("aria-pressed", String(tab.dataset.filter === name));
    this.fill();
  }

  reset(calls, account, zone) {
    this.account = account;
    this.zone = zone;
    this.rows = calls.map((call) => ({ call }));
    this.fill();
  }

  addCall(call) {
    this.add({ call });
  }

  addUpdate(update) {
    this.add({ update });
  }

  add(row) {
    this.rows.push(row);
    if (this.rows.length > MOST) this.rows.splice(0, this.rows.length - MOST);
    if (!this.fits(row)) return;
    const atTop = this.list.scrollTop < 40;
    find(".hint", this.list)?.remove();
    this.list.prepend(this.node(row));
    while (this.list.children.length > MOST) this.list.lastElementChild.remove();
    if (atTop) this.list.scrollTop = 0;
  }

  fits({ call, update }) {
    if (this.filter === "refused") return Boolean(call?.error);
    if (this.filter === "mine") return Number((call ?? update).chat) === this.account || this.ofPress(call);
    return true;
  }

  ofPress(call) {
    return call?.method === "answerCallbackQuery" && this.rows.some(
      (row) => row.update?.id && Number(row.update.chat) === this.account && row.update.id === call.query);
  }

  fill() {
    const fitting = this.rows.filter((row) => this.fits(row)).reverse();
    this.list?.replaceChildren(...(fitting.length ? fitting.map((row) => this.node(row)) : [h("li", { class: "hint" }, t("calls"))]));
  }

  node({ call, update }) {
    if (update) {
      return h("li", { class: "told" }, icon("arrowIn"), h("b", {}, update.kind), h("span", {}, update.brief), h("time", {}, this.clock(update.at)));
    }
    const whom = call.chat && h("span", { class: "pair whom" }, this.nameOf(Number(call.chat)) ?? call.chat);
    const brief = call.brief.map(([name, value]) => h("span", { class: "pair" }, h("i", {}, name), " ", value));
    return h(
      "li",
      { class: call.error ? "refused" : "fine" },
      h("details", {},
        h("summary", {},
          h("b", {}, call.method),
          h("span", { class: "outcome" }, call.error ? `${call.status || "—"}` : call.result || "✓"),
          h("time", {}, this.clock(call.at)),
          call.error && h("span", { class: "why" }, call.error),
          h("span", { class: "brief" }, whom, brief)),
        h("pre", {}, call.details)),
    );
  }

  showStatus(status) {
    this.status = status;
    this.onStatus(status);
    if (!this.state) return;
    const words = [mood(status).words, status.pending ? t("waiting", { n: status.pending }) : ""];
    this.state.className = `state ${mood(status).sign}`;
    this.state.textContent = words.filter(Boolean).join(" · ");
    const often = Object.entries(status.counts).sort((a, b) => b[1] - a[1]).slice(0, 8);
    this.counts.replaceChildren(
      status.refused ? h("span", { class: "count bad" }, t("refused"), h("b", {}, status.refused)) : "",
      ...often.map(([name, number]) => h("span", { class: "count" }, name, h("b", {}, number.toLocaleString(language())))),
    );
  }

  clock(seconds) {
    return new Intl.DateTimeFormat(language(), { timeZone: this.zone, hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }).format(seconds * 1000);
  }
}

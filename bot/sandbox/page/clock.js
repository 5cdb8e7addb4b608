// The clock in the bar: what time it is for the bot, and the way to another moment.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { language, t } from "./i18n.js";
import { showMenu } from "./menu.js";
import { post } from "./net.js";

/** Shows the time; where one can travel, a menu leads ahead. `onFailed` is told what could not be done. */
export class Clock {
  constructor(onFailed) {
    this.onFailed = onFailed;
    this.zone = "UTC";
    this.now = Date.now() / 1000;
    this.onNewDay = () => {};
    this.time = h("time");
    this.node = h("button", { type: "button", class: "clock", hidden: true, "aria-haspopup": "menu", onclick: () => this.menu() }, icon("clock"), this.time);
  }

  reset(zone, travels) {
    this.zone = zone;
    this.node.hidden = !travels;
  }

  show(seconds) {
    const before = this.format({ dateStyle: "short" });
    this.now = seconds;
    if (before !== this.format({ dateStyle: "short" })) this.onNewDay();
    const words = this.format({ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    if (this.time.textContent === words) return;
    this.time.textContent = words;
    this.node.title = this.format({ dateStyle: "full", timeStyle: "short" });
    this.node.setAttribute("aria-label", `${t("clock")}: ${this.node.title}`);
  }

  format(how) {
    return new Intl.DateTimeFormat(language(), { timeZone: this.zone, ...how }).format(this.now * 1000);
  }

  menu() {
    const steps = ["hour", "tomorrow", "monday"].map((step) => ({ label: t(`step_${step}`), icon: "play", act: () => this.go({ step }) }));
    showMenu(this.node, [...steps, null, { label: t("moment"), icon: "edit", act: () => this.ask() }], t("travel"));
  }

  ask() {
    const iso = new Intl.DateTimeFormat("sv", { timeZone: this.zone, dateStyle: "short", timeStyle: "short" }).format(this.now * 1000).replace(" ", "T");
    const field = h("input", { type: "datetime-local", value: iso, min: iso, required: true, "aria-label": t("moment") });
    const dialog = h("dialog", { class: "alert" },
      h("form", { method: "dialog" },
        h("label", {}, t("moment"), field),
        h("button", { class: "big primary", value: "go" }, t("travel")),
        h("button", { class: "big", value: "", formnovalidate: true }, t("cancel"))));
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (dialog.returnValue === "go") this.go({ to: field.value });
    });
    document.body.append(dialog);
    dialog.showModal();
  }

  async go(body) {
    this.node.disabled = true;
    this.node.setAttribute("aria-busy", "true");
    try {
      this.show(Date.parse(await post("/clock", body)) / 1000);
    } catch (error) {
      this.onFailed(error);
    } finally {
      this.node.disabled = false;
      this.node.removeAttribute("aria-busy");
    }
  }
}

// Whom one can be: people grouped by agency, with a search field; and the page's own settings.

import { find, folded, h, hueOf, initials } from "./dom.js";
import { icon } from "./icons.js";
import { LANGUAGES, language, setLanguage, t } from "./i18n.js";
import { showMenu } from "./menu.js";
import { getJson, post } from "./net.js";
import { sceneCards } from "./scenes.js";

const THEMES = { auto: "auto", light: "sun", dark: "moon" };

export const theme = () => localStorage.getItem("theme") || "auto";

export function applyTheme() {
  document.documentElement.dataset.theme = theme();
}

/** The list; `onLanguage` draws the whole page anew. */
export class People {
  constructor(place, onLanguage) {
    this.place = place;
    this.onLanguage = onLanguage;
    this.people = [];
    this.scenes = [];
    this.ready = true;
    this.query = "";
  }

  async load() {
    const found = await getJson("/phone/people");
    this.people = found.people;
    this.scenes = found.scenes;
    this.ready = found.ready;
    if (!this.list) return this.draw();
    const place = this.list.scrollTop;
    this.fill();
    this.list.scrollTop = place;
  }

  person(id) {
    return this.people.find((one) => one.account_id === id);
  }

  draw() {
    const field = h("input", {
      type: "search", placeholder: t("search"), "aria-label": t("search"), value: this.query, autocomplete: "off", spellcheck: "false",
      oninput: (event) => { this.query = event.target.value; this.fill(); },
    });
    this.list = h("div", { class: "list" });
    this.place.setAttribute("aria-label", t("people"));
    this.place.replaceChildren(
      h("header", { class: "bar" },
        h("img", { src: "/page/icon.svg", alt: "", width: 32, height: 32 }),
        h("h1", {}, t("title")),
        this.languageButton(),
        this.themeButton()),
      h("label", { class: "search" }, icon("search"), field),
      this.list,
      h("button", { type: "button", class: "newcomer", onclick: () => this.stranger() }, icon("add"), t("stranger")),
    );
    this.fill();
  }

  fill() {
    const words = folded(this.query).split(/\s+/).filter(Boolean);
    const fits = (one) => words.every((word) => folded(`${one.name} ${one.staff_code} ${one.agency} ${one.title} ${one.notes.map(role).join(" ")}`).includes(word));
    const groups = Map.groupBy ? Map.groupBy(this.people.filter(fits), (one) => one.agency) : grouped(this.people.filter(fits));
    const sections = [...groups].map(([agency, people]) => h(
      "section",
      { "aria-label": agency || t("others") },
      h("h2", {}, agency || t("others"), h("span", {}, people.length)),
      h("ul", {}, people.map((one) => this.row(one))),
    ));
    const all = sections.length ? sections : [h("p", { class: "hint" }, t("nobody"))];
    this.list.replaceChildren(words.length ? "" : sceneCards(this), ...all);
    this.select(this.selected);
  }

  row(one) {
    return h(
      "li",
      {},
      h("a", { href: `#${one.account_id}`, "data-person": one.account_id },
        h("span", { class: "avatar", style: { "--hue": hueOf(one.account_id) } }, initials(one.name), one.started && h("i", { title: t("online") })),
        h("span", { class: "who" },
          h("span", { class: "name" }, one.name, one.notes.map((note) => h("em", {}, role(note)))),
          h("small", {}, [one.staff_code, one.title].filter(Boolean).join(" · "))),
      ),
    );
  }

  select(id) {
    this.selected = id;
    for (const row of this.place.querySelectorAll("[data-person]")) {
      const chosen = Number(row.dataset.person) === id;
      if (chosen) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
  }

  reveal() {
    find("[aria-current]", this.place)?.scrollIntoView({ block: "center" });
  }

  async stranger() {
    const taken = this.people.filter((one) => !one.staff_code).length + 1;
    const account = await post("/phone/new", { name: `${t("strangerName")} ${taken}`, language: language() })
      .catch(() => null);
    await this.load();
    const newest = Math.max(...this.people.map((one) => one.account_id));
    location.hash = `#${account?.id ?? newest}`;
  }

  languageButton() {
    const items = Object.entries(LANGUAGES).map(([code, label]) => ({
      label, checked: code === language(), act: () => { setLanguage(code); this.onLanguage(); },
    }));
    return h("button", {
      type: "button", class: "round word", "aria-label": t("language"), title: t("language"), "aria-haspopup": "menu",
      onclick: (event) => showMenu(event.currentTarget, items, t("language")),
    }, language().toUpperCase());
  }

  themeButton() {
    const items = Object.entries(THEMES).map(([name, sign]) => ({
      label: t(name), icon: sign, checked: name === theme(), act: () => { localStorage.setItem("theme", name); this.onLanguage(); },
    }));
    return h("button", {
      type: "button", class: "round", "aria-label": t("theme"), title: t("theme"), "aria-haspopup": "menu",
      onclick: (event) => showMenu(event.currentTarget, items, t("theme")),
    }, icon(THEMES[theme()]));
  }
}

const role = (note) => t(`role_${note}`);

function grouped(people) {
  const groups = new Map();
  for (const one of people) groups.set(one.agency, [...(groups.get(one.agency) ?? []), one]);
  return groups;
}

// Where to begin: five phones worth looking at, each with a sentence.

import { h, hueOf, initials } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./i18n.js";

const SIGNS = { official: "play", focal_point: "pulse", admin: "check", project_team: "window", middle: "reply" };

/** The cards; `from` has people, scenes and whether they stand yet. */
export function sceneCards(from) {
  if (!from.scenes.length) return h("p", { class: "hint pick" }, t("pick"));
  return h(
    "section",
    { class: "scenes", "aria-label": t("scenes"), "aria-busy": String(!from.ready) },
    h("h2", {}, t("scenes")),
    h("p", {}, from.ready ? t("scenesHint") : t("scenesSoon")),
    h("ul", {}, from.scenes.map((scene) => h("li", {}, card(scene, from)))),
  );
}

function card(scene, from) {
  const person = from.people.find((one) => one.account_id === scene.account_id);
  const name = person?.name ?? "";
  return h(
    "a",
    { class: "scene", href: from.ready ? `#${scene.account_id}` : undefined, "aria-disabled": from.ready ? undefined : "true", "data-scene": scene.kind },
    h("span", { class: "avatar", style: { "--hue": hueOf(scene.account_id) } }, initials(name || "?")),
    h("span", { class: "who" },
      h("b", {}, icon(SIGNS[scene.kind]), t(`scene_${scene.kind}`)),
      h("span", {}, t(`say_${scene.kind}`)),
      h("small", {}, [name, person?.staff_code, scene.pin && t("pin", { pin: scene.pin })].filter(Boolean).join(" · "))),
  );
}

// Starts the page: who is chosen stands in the address (#4242), so that each tab is a phone of its own.

import { find } from "./dom.js";
import { Chat } from "./chat.js";
import { closeMenu } from "./menu.js";
import { Panel } from "./panel.js";
import { getJson } from "./net.js";
import { applyTheme, People } from "./people.js";
import { sceneCards } from "./scenes.js";

const app = find("#app");
const panel = new Panel(find("#panel"), () => showPanel(false));
const people = new People(find("#people"), redraw);
const chat = new Chat(find("#phone"), panel, () => showPanel(app.dataset.panel !== "open"), () => sceneCards(people));

panel.nameOf = (id) => people.person(id)?.name;

function showPanel(open) {
  app.dataset.panel = open ? "open" : "closed";
  localStorage.setItem("panel", app.dataset.panel);
}

function route() {
  closeMenu(false);
  const id = Number(location.hash.slice(1));
  app.dataset.view = id ? "chat" : "people";
  people.select(id);
  if (id) chat.open(id, people.person(id));
  else chat.close();
}

function redraw() {
  applyTheme();
  people.draw();
  panel.draw();
  route();
}

addEventListener("hashchange", async () => {
  route();
  await people.load(); // who has started, whose invitation is still open
  chat.refresh(people.person(chat.id));
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && innerWidth < 900 && app.dataset.panel === "open") showPanel(false);
});

const narrow = matchMedia("(max-width: 900px)");
showPanel(!narrow.matches && localStorage.getItem("panel") !== "closed");
applyTheme();
panel.draw();
await people.load();
route();
people.reveal();
watch();

/** While no phone is open nothing else tells how the bot is, nor that the scenes stand. */
async function watch() {
  const found = document.hidden || chat.id ? null : await getJson("/phone/status").catch(() => null);
  if (found && !chat.id) {
    panel.showStatus(found.status);
    if (found.ready !== people.ready) {
      await people.load();
      if (!chat.id) chat.close();
    }
  }
  setTimeout(watch, people.ready ? 2_000 : 600);
}

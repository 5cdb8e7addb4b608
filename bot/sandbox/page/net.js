// Talks to the sandbox: requests, and the stream of what happens.

/** Reads JSON. */
export async function getJson(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error((await answer.json()).error);
  return answer.json();
}

/** Does something; the header keeps other sites from doing it. */
export async function post(path, body = {}) {
  const binary = body instanceof Blob;
  const answer = await fetch(path, {
    method: "POST",
    headers: { "X-Phone": "1", "Content-Type": binary ? "application/octet-stream" : "application/json" },
    body: binary ? body : JSON.stringify(body),
  });
  const found = await answer.json();
  if (!answer.ok) throw new Error(found.error);
  return found.result;
}

const KINDS = ["hello", "message", "query", "account", "action", "commands", "keyboard", "call", "update", "status"];

/**
 * Listens to one phone. A hidden page lets go of its connection (a browser allows few to one server) and asks for
 * everything anew when it is seen again.
 */
export function follow(account, on) {
  let source = null;
  const open = () => {
    source = new EventSource(`/phone/${account}/events`);
    for (const kind of KINDS) source.addEventListener(kind, (event) => on[kind](JSON.parse(event.data)));
    source.onerror = () => on.lost();
  };
  const close = () => { source?.close(); source = null; };
  const seen = () => { if (document.hidden) close(); else if (!source) open(); };
  document.addEventListener("visibilitychange", seen);
  seen();
  return () => { document.removeEventListener("visibilitychange", seen); close(); };
}

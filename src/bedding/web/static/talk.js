// Asks the server; the token of the window goes in a header, and lives in this tab alone.
import { save } from "./files.js";
import { place, speak } from "./swap.js";

const KEY = "sessie";
let token = sessionStorage.getItem(KEY) ?? "";
let front = new Set(["start"]);
export const current = { page: "start", given: {} };
// How many pages and acts someone asked for, and which of them is shown.
let asked = 0;
let latest = 0;

export const known = () => token !== "";
export const headers = () => ({ "Content-Type": "application/json", "X-Sessie": token });

export async function begin(launch) {
  const answer = await fetch("/session", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ token: launch }),
  }).catch(() => null);
  if (answer?.ok) {
    token = (await answer.json()).token;
    sessionStorage.setItem(KEY, token);
  }
  return token !== "";
}

const side = (page) => (front.has(page) ? "front" : "api");

async function ask(address, given) {
  return fetch(address, {
    method: "POST",
    headers: headers(),
    body: JSON.stringify(given),
    cache: "no-store",
  }).catch(() => null);
}

// Shows a page. Locked in the meantime: the first page, which is then the lock.
export async function go(page, given = {}, { otherwise, again = false } = {}) {
  const before = document.querySelector(".around");
  const turn = again ? latest : ++asked;
  const answer = await ask(`/${side(page)}/page/${page}`, given);
  if (again && !before?.isConnected) return; // someone went on in the meantime
  await arrive(answer, page, { otherwise, again, turn });
}

// Does an act of a page. Returns what the server told beside the page, or null.
export async function act(name, given = {}) {
  const [page, deed] = name.split("/");
  const turn = ++asked;
  const answer = await ask(`/${side(page)}/do/${page}/${deed}`, given);
  return told(answer, page, turn);
}

// Hands over a file that a person chose on a page; its bytes go to our own server alone.
export async function hand(page, file) {
  const turn = ++asked;
  const answer = await fetch(`/api/file/${page}`, {
    method: "POST",
    headers: {
      ...headers(),
      "Content-Type": "application/octet-stream",
      "X-Name": encodeURIComponent(file.name),
    },
    body: file,
    cache: "no-store",
  }).catch(() => null);
  return told(answer, page, turn);
}

async function told(answer, page, turn) {
  if (answer?.status === 422) return { trouble: await answer.text() };
  if (answer?.ok && answer.headers.get("Content-Type")?.startsWith("text/plain"))
    return { told: await answer.text(), mark: answer.headers.get("X-Mark") ?? "" };
  if (answer?.status === 204) return {};
  if (answer?.ok && answer.headers.has("X-File")) {
    save(await answer.blob(), decodeURIComponent(answer.headers.get("X-File")));
    return { sent: true };
  }
  await arrive(answer, page, { turn, from: page });
  return null;
}

async function arrive(answer, page, { otherwise, again, turn, from }) {
  if (answer?.status === 423 && page !== "start") return go("start");
  if (answer?.status === 401) {
    sessionStorage.removeItem(KEY);
    token = "";
    if (otherwise) return otherwise();
    return location.reload();
  }
  if (!answer?.ok) {
    if (otherwise && answer === null) return otherwise();
    const unfit = answer?.status === 422 ? await answer.text() : "";
    const lost = document.querySelector(".around")?.dataset.lost ?? "";
    return speak(unfit || lost, { loud: true });
  }
  const shown = answer.headers.get("X-Page") ?? page;
  // Read whole before looking who came first: another page may arrive while this one is read.
  const text = await answer.text();
  // Someone asked for another page since, and has it: what comes late does not take its place. An act
  // that leads on, as to help, does; and one of the page that is still there.
  const left = !from || (shown === from && current.page !== from);
  if (turn < latest && left) return;
  latest = Math.max(latest, turn);
  const same = again && shown === current.page;
  const around = place(text, { same });
  // An act leads to a page, and says with what; so the page can be asked for again as it is.
  const wanted = JSON.parse(around.dataset.asked);
  Object.assign(current, { page: shown, given: wanted });
  front = new Set(around.dataset.front.split(" "));
  if (around.dataset.again)
    setTimeout(() => {
      if (around.isConnected) go(shown, wanted, { again: true });
    }, Number(around.dataset.again));
}

// Begins a window: takes the token out of the address, and asks for the first page.
import { begin, go, known } from "./talk.js";
import { listenForActs } from "./acts.js";
import { stayAlive } from "./alive.js";
import { watchForExit } from "./exit.js";

const closed = () => {
  const told = document.querySelector("[data-closed]");
  if (told) told.hidden = false;
};

watchForExit();
listenForActs();

const launch = location.hash.slice(1);
// The token goes out of the address before anything else; one entry of history stays.
if (launch) history.replaceState(null, "", "/");
const ready = launch ? await begin(launch) : known();
if (ready) {
  stayAlive();
  await go("start", {}, { otherwise: closed });
} else {
  closed();
}

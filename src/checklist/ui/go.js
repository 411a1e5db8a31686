/* Sets the address of this tab: data = {"to": "/path"}. Each address is followed once, and only to this same site.
 * `words` are said aloud there, by a line that nobody sees.
 * A place on the page ("/path#place") can be gone to again: then `turn` is another number each time. */

const followed = new Set();

/** Goes to `data.to`; anything but a path of this site is not followed. */
export default function go({ data, parentElement }) {
  const turn = `${data?.turn ?? ""} ${data?.to}`;
  if (!isOwnPath(data?.to) || followed.has(turn)) return;
  followed.add(turn);
  window.location.assign(data.to);
  sayAloud(parentElement?.querySelector("[role=status]"), data.words);
}

/** A reader says what comes into a line that is already there: so the words come a moment later. */
function sayAloud(line, words) {
  if (!line || !words) return;
  line.style.cssText = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap";
  setTimeout(() => { line.textContent = words; }, 150);
}

/** A path with one "/" in front. Browsers read "//", "/\" and a tab between as the name of another site. */
function isOwnPath(to) {
  const { origin } = window.location;
  return typeof to === "string" && /^\/(?![/\\])/.test(to) && new URL(to, origin).origin === origin;
}

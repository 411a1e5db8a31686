/* Sets the address of this tab: data = {"to": "/path"}. Each address is followed once, and only to this same site.
 * A place on the page ("/path#place") can be gone to again: then `turn` is another number each time. */

const followed = new Set();

/** Goes to `data.to`; anything but a path of this site is not followed. */
export default function go({ data }) {
  const turn = `${data?.turn ?? ""} ${data?.to}`;
  if (!isOwnPath(data?.to) || followed.has(turn)) return;
  followed.add(turn);
  window.location.assign(data.to);
}

/** A path with one "/" in front. Browsers read "//", "/\" and a tab between as the name of another site. */
function isOwnPath(to) {
  const { origin } = window.location;
  return typeof to === "string" && /^\/(?![/\\])/.test(to) && new URL(to, origin).origin === origin;
}

/* Sets the address of this tab: data = {"to": "/path"}. Each address is followed once, and only to this same site. */

const followed = new Set();

/** Goes to `data.to`; anything but a path of this site is not followed. */
export default function go({ data }) {
  if (!isOwnPath(data?.to) || followed.has(data.to)) return;
  followed.add(data.to);
  window.location.assign(data.to);
}

/** A path with one "/" in front. Browsers read "//", "/\" and a tab between as the name of another site. */
function isOwnPath(to) {
  const { origin } = window.location;
  return typeof to === "string" && /^\/(?![/\\])/.test(to) && new URL(to, origin).origin === origin;
}

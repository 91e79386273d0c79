/** The event stream that a page reads; it begins with all there is, so that any interruption is made up for. */
export const CONNECTION = `
/** How long after a refusal it is tried again. The browser itself does so where there was no answer. */
const RETRY_MS = 1000;
let source;
let retry;
function connect() {
  clearTimeout(retry);
  source?.close();
  source = new EventSource(document.body.dataset.live);
  for (const [name, handle] of Object.entries(handlers)) {
    source.addEventListener(name, (event) => handle(JSON.parse(event.data)));
  }
  source.onopen = () => (byId("offline").hidden = true);
  source.onerror = () => {
    byId("offline").hidden = false;
    if (source.readyState === EventSource.CLOSED) retry = setTimeout(connect, RETRY_MS);
  };
}
function disconnect() {
  clearTimeout(retry);
  source?.close();
}
// A browser opens no more than six connections to one address: tabs that nobody looks at leave them to the others.
document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
if (!document.hidden) connect();
`;

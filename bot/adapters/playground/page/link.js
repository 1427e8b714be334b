// The wire: calls to the server, and the stream of news from it. The token travels in a header, never in an address.

const token = document.querySelector('meta[name="paletti-token"]').content;
const pauses = { first: 300, longest: 4000 }; // milliseconds between two tries to connect

export class Refused extends Error {
  /** `status` is the HTTP status, 0 where the server was not reached. */
  constructor(status) {
    super(`refused: ${status}`);
    this.status = status;
  }
}

async function post(path, body, type = "application/json") {
  const headers = { "Content-Type": type, "X-Paletti-Token": token };
  let response;
  try {
    response = await fetch(`/api/${path}`, { method: "POST", headers, body });
  } catch {
    throw new Refused(0);
  }
  if (!response.ok) throw new Refused(response.status);
  return response;
}

/** Make a call; the reply's JSON, or Refused. */
export async function call(path, body) {
  return (await post(path, JSON.stringify(body))).json();
}

/** Send a file; the key under which a message can hold it, or Refused. */
export async function upload(file, kind) {
  const about = new URLSearchParams({ name: file.name, kind, mime: file.type });
  const response = await post(`upload?${about}`, file, "application/octet-stream");
  return (await response.json()).key;
}

async function* lines(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    let piece;
    try {
      piece = await reader.read();
    } catch {
      return; // the connection broke
    }
    if (piece.done) return;
    const parts = (rest + piece.value).split("\n");
    rest = parts.pop();
    yield* parts;
  }
}

/**
 * Follow the news for ever. `onNews(news, anew)`: whether they are of another office than those before. `onLink` hears
 * `live`, `lost`, and `ended` when the server is another one than the page's.
 */
export async function follow(onNews, onLink) {
  let since = 0;
  let known = 0; // epoch: of which office the page has news
  let pause = pauses.first;
  for (;;) {
    try {
      const response = await post("stream", JSON.stringify({ since, epoch: known }));
      onLink("live");
      pause = pauses.first;
      for await (const line of lines(response.body)) {
        const { epoch, number, news } = JSON.parse(line);
        const anew = known !== 0 && epoch !== known;
        [known, since] = [epoch, number];
        onNews(news, anew);
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.status === 403) return onLink("ended");
    }
    onLink("lost");
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(pause * 2, pauses.longest);
  }
}

// The line to the server: says quietly when it is lost, and finds the way back by itself. Replaces
// NiceGUI's popup and its instant reloads.
const PATIENCE = 2500; // milliseconds without a connection before we say so
const TYPING = 2000; // milliseconds since the last key in which a reload would disturb
const LONG_AWAY = 10000; // milliseconds in the background after which the line may be dead

/** Watch the line of this page, and say in `parent` that it is `lost`. */
export function keepLine(parent, lost) {
  const quiet = Object.assign(document.createElement("div"), { className: "quiet-line" });
  quiet.setAttribute("role", "status");
  parent.append(quiet);
  new ResizeObserver(() => parent.style.setProperty("--kv-quiet", `${quiet.offsetHeight}px`)).observe(quiet);
  let timer, typedAt, hiddenAt, reloading;

  function listen(socket) {
    for (const name of ["disconnect", "connect_error", "try_reconnect"]) socket.off(name);
    socket.io.reconnectionDelay(500);
    socket.io.reconnectionDelayMax(4000);
    socket.on("connect", isWell);
    socket.on("disconnect", (why) => {
      worry();
      if (why === "io server disconnect") socket.connect();
    });
    socket.on("connect_error", (error) => {
      worry();
      // a proxy that swallows WebSockets lets questions pass
      if (error.message === "timeout") socket.io.opts.transports = ["polling", "websocket"];
      if (error.message === "Implicit handshake failed") reload();
    });
    socket.on("try_reconnect", reload);
    socket.on("klasvenster", (message) => {
      if (message.signedOut) location.assign("/inloggen?uit=1");
      if (message.reload) reload();
    });
  }

  /** Counted from the first sign: the tries that follow, and fail, do not put it off. */
  function worry() {
    timer ??= setTimeout(() => (quiet.textContent = lost), PATIENCE);
  }

  function isWell() {
    clearTimeout(timer);
    timer = undefined;
    quiet.textContent = "";
  }

  function wake() {
    if (document.hidden) {
      hiddenAt = Date.now();
      return;
    }
    const socket = window.socket;
    if (!socket) return;
    if (!socket.connected) socket.connect();
    else if (Date.now() - (hiddenAt ?? Date.now()) > LONG_AWAY) knock(socket);
  }

  /** Find out whether the line still is one. */
  function knock(socket) {
    socket.timeout(3000).emit("klasvenster_alive", (silent) => (silent ? socket.io.engine.close() : isWell()));
  }

  function comeOnline() {
    const socket = window.socket;
    if (socket?.connected) knock(socket);
    else socket?.connect();
  }

  async function reload() {
    if (reloading) return;
    reloading = true;
    for (;;) {
      try {
        const answer = await fetch("/healthz", { cache: "no-store" });
        const isBusy = document.querySelector("[aria-busy=true]"); // with what needs no live page
        if (answer.ok && !isBusy && Date.now() - (typedAt ?? 0) > TYPING) break;
      } catch {
        /* still away */
      }
      await new Promise((done) => setTimeout(done, 700));
    }
    location.reload();
  }

  document.addEventListener("input", () => (typedAt = Date.now()));
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("offline", worry);
  window.addEventListener("online", comeOnline);
  Vue.nextTick(() => listen(window.socket));
}

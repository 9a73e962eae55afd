// The quiet line, and the page's own recovery. Replaces NiceGUI's popup and its instant reloads.
const PATIENCE = 2500; // milliseconds without a connection before we say so
const TYPING = 2000; // milliseconds since the last key in which a reload would disturb
const LONG_AWAY = 10000; // milliseconds in the background after which the line may be dead

export default {
  props: { lost: String },
  data: () => ({ isLost: false }),
  render() {
    return Vue.h("div", { class: "quiet-line", role: "status" }, this.isLost ? this.lost : "");
  },
  mounted() {
    this.typedAt = 0;
    document.addEventListener("input", () => (this.typedAt = Date.now()));
    document.addEventListener("visibilitychange", () => this.wake());
    window.addEventListener("online", () => this.wake());
    Vue.nextTick(() => this.listen(window.socket));
  },
  methods: {
    listen(socket) {
      for (const name of ["disconnect", "connect_error", "try_reconnect"]) socket.off(name);
      socket.io.reconnectionDelay(500);
      socket.io.reconnectionDelayMax(4000);
      socket.on("connect", () => {
        clearTimeout(this.timer);
        this.isLost = false;
      });
      socket.on("disconnect", (why) => {
        this.worry();
        if (why === "io server disconnect") socket.connect();
      });
      socket.on("connect_error", (error) => {
        this.worry();
        if (error.message === "Implicit handshake failed") this.reload();
      });
      socket.on("try_reconnect", () => this.reload());
      socket.on("klasvenster", (message) => {
        if (message.signedOut) location.assign("/inloggen?uit=1");
        if (message.reload) this.reload();
      });
    },
    worry() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => (this.isLost = true), PATIENCE);
    },
    wake() {
      if (document.hidden) {
        this.hiddenAt = Date.now();
        return;
      }
      const socket = window.socket;
      if (!socket) return;
      if (!socket.connected) socket.connect();
      else if (Date.now() - (this.hiddenAt ?? Date.now()) > LONG_AWAY) {
        socket.timeout(3000).emit("klasvenster_alive", (silent) => silent && socket.io.engine.close());
      }
    },
    async reload() {
      if (this.reloading) return;
      this.reloading = true;
      for (;;) {
        try {
          const answer = await fetch("/healthz", { cache: "no-store" });
          if (answer.ok && Date.now() - this.typedAt > TYPING) break;
        } catch {
          /* still away */
        }
        await new Promise((done) => setTimeout(done, 700));
      }
      location.reload();
    },
  },
};

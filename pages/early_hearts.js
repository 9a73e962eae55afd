// A heart that is pressed before the page is live is drawn at once, and delivered later by timeline.js.
window.kvEarly = [];
document.addEventListener("click", (event) => {
  const heart = window.kvEarly && event.target.closest(".like");
  if (!heart) return;
  const likes = heart.getAttribute("aria-pressed") !== "true";
  const count = heart.querySelector("[data-testid=like-count]");
  heart.setAttribute("aria-pressed", likes);
  count.textContent = Number(count.textContent) + (likes ? 1 : -1);
  window.kvEarly.push([heart.closest("article").dataset.postId, likes]);
});

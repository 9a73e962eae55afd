// Cards that change under the eyes of who reads them: nothing jumps, and what has the focus keeps it.

/** Change the cards of these posts, and leave what is being read in its place. */
export function steadily(days, posts, change) {
  if (!posts.length) return;
  const stays = (card) => !posts.includes(card.dataset.postId);
  const read = [...days.querySelectorAll("article")].find((card) => stays(card) && top(card) + card.offsetHeight > 0);
  const before = read && top(read);
  days.style.overflowAnchor = "none"; // a browser that sees to it as well would do it twice
  change();
  if (read?.isConnected) scrollBy(0, top(read) - before);
  requestAnimationFrame(() => (days.style.overflowAnchor = ""));
}

const top = (card) => card.getBoundingClientRect().top;

/** Put `fresh` in the place of a card. The heart moves along: it may be on its way, or under a finger. */
export function redraw(card, fresh) {
  if (!card) return;
  const focused = card.contains(document.activeElement) ? document.activeElement : null;
  const heart = card.querySelector(".like");
  const label = ".visually-hidden";
  heart.querySelector(label).replaceWith(fresh.querySelector(`.like ${label}`));
  fresh.querySelector(".like").replaceWith(heart);
  card.replaceWith(fresh);
  card.dispatchEvent(new CustomEvent("gone", { detail: fresh }));
  if (focused) (focused === heart ? heart : twin(focused, fresh))?.focus({ preventScroll: true });
}

/** What stands in `fresh` for a link or a button of the card before. */
function twin(part, fresh) {
  const href = part.getAttribute("href");
  const menu = fresh.querySelector(".tools summary");
  if (part.closest(".tools")) return menu;
  return [...fresh.querySelectorAll("a")].find((link) => link.getAttribute("href") === href) ?? menu;
}

/** Call `act` when the message of a card is edited, with its new card, and when it goes, without one. */
export function followCard(card, signal, act) {
  const gone = ({ detail: fresh }) => {
    if (fresh) followCard(fresh, signal, act);
    act(fresh);
  };
  card.addEventListener("gone", gone, { once: true, signal });
}

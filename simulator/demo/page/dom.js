/** An element with its attributes and children; strings become text, never markup. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null));
  return element;
}

/**
 * Brings the children of `parent` in line with `items`: elements of known keys stay, so that focus, typed text and
 * scrolling stay too. `draw(item, element)` gets the element of before, if any, and returns the one to show.
 */
export function keyed(parent, items, draw) {
  const known = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let before = null;
  for (const item of items) {
    const old = known.get(item.key);
    known.delete(item.key);
    const element = draw(item, old);
    element.dataset.key = item.key;
    if (old && old !== element) old.replaceWith(element);
    const next = before ? before.nextElementSibling : parent.firstElementChild;
    if (element !== next) parent.insertBefore(element, next);
    before = element;
  }
  for (const gone of known.values()) gone.remove();
}

/** Keeps an element whose data is the same as when it was drawn. */
export function unchanged(element, data) {
  return element !== undefined && element.drawnFrom === data;
}
export function drawn(element, data) {
  element.drawnFrom = data;
  return element;
}
